#include "adapters/http/surfaces/hold/administering.hpp"
#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/text/multipart.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr std::size_t largest_picture = 5 * 1024 * 1024; ///< bytes

/// A picture as it was sent, within the body that was read.
struct Upload {
    std::string_view bytes;
    std::string_view caption;
};

bool is_a_form(std::string_view content_type)
{
    constexpr std::string_view form = "multipart/form-data";
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return std::ranges::equal(content_type.substr(0, form.size()), form, {}, lower);
}

Response say_bad_field(const Asking& asking, const char* field, const char* type)
{
    return say(asking.texts, std::vector<Complaint>{{"body", field, {}, type}});
}

/// The part that is named `image`, and the one that is named `caption` if there is one.
std::optional<Response> read_parts(const Asking& asking, Upload& upload)
{
    const auto parts = read_multipart(asking.request.header("content-type"), asking.request.body);
    if (!parts)
        return say(asking.texts, Fault::malformed);
    const auto named = [&](std::string_view name) {
        return std::ranges::find(*parts, name, &Part::name);
    };
    const auto image = named("image");
    if (image == parts->end())
        return say_bad_field(asking, "image", "missing");
    upload.bytes = image->content;
    if (const auto caption = named("caption"); caption != parts->end())
        upload.caption = caption->content;
    return std::nullopt;
}

std::variant<Upload, Response> read_upload(const Asking& asking)
{
    const std::string* caption = asking.request.parameter("caption");
    Upload upload{asking.request.body, caption ? std::string_view{*caption} : ""};
    if (is_a_form(asking.request.header("content-type")))
        if (auto refused = read_parts(asking, upload))
            return std::move(*refused);
    if (upload.bytes.size() > largest_picture)
        return say(asking.texts, Fault::body_too_large);
    if (printable_length(upload.caption) > longest_caption) // also where it is not printable
        return say_bad_field(asking, "caption", "string_too_long");
    return upload;
}

} // namespace

void post_image(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    auto key = read_key(ground, asking, "POST /api/restaurants/{id}/images/");
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    auto read = read_upload(asking);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    const auto& [bytes, caption] = std::get<Upload>(read);
    const auto written = [restaurant](const Picture& picture) {
        return json::serialize(shown(picture, restaurant));
    };
    ChangeGallery::Asked asked{.restaurant = restaurant, .actor = asking.actor()};
    if (auto& retry_key = std::get<std::optional<RetryKey>>(key))
        asked.retry = Retried<Picture>{std::move(*retry_key), written};
    const auto hung = ground.change_gallery.hang(asked, std::string{bytes}, std::string{caption});
    if (!hung)
        return answer(say(asking.texts, hung.error(), asking.texts.picture_not_found));
    const Repeated* repeated = std::get_if<Repeated>(&*hung);
    answer(
        {.status = 201, .body = repeated ? repeated->answer : written(std::get<Picture>(*hung))});
}

} // namespace maitred::http::hold
