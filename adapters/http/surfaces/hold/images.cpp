#include "adapters/http/not_modified.hpp"
#include "adapters/http/surfaces/hold/administering.hpp"
#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

using Text = std::function<std::string(const Picture&)>;

/// What is at this path never changes. Whatever it is, a browser takes it for a picture and for
/// nothing else: strangers have sent it.
Response without_bytes(const Picture& picture, const Profile& restaurant)
{
    const std::string whose = restaurant.listed ? "public" : "private";
    return {.content_type = std::string{media_type_of(picture.facts.kind)},
            .headers = {{"ETag", '"' + picture.digest + '"'},
                        {"Cache-Control", whose + ", max-age=31536000, immutable"},
                        {"X-Content-Type-Options", "nosniff"},
                        {"Content-Security-Policy", "default-src 'none'; sandbox"}}};
}

Response say_not_found(const Asking& asking)
{
    return say(404, asking.texts.picture_not_found);
}

/// The picture whose number is in the path; where it is none, one that hangs nowhere.
PictureId picture_in_path(const Asking& asking)
{
    return {number_in_path(asking.request, 1).value_or(0)};
}

Response said(const Asking& asking, const Outcome<ChangeGallery::Changed>& changed,
              const Text& text)
{
    if (!changed)
        return say(asking.texts, changed.error(), asking.texts.picture_not_found);
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return {.body = repeated->answer};
    return {.body = text(std::get<Picture>(*changed))};
}

ChangeGallery::Asked asked_by(const Asking& asking, RestaurantId restaurant,
                              const std::optional<RetryKey>& key, const Text& text)
{
    ChangeGallery::Asked asked{.restaurant = restaurant, .actor = asking.actor()};
    if (key)
        asked.retry = Retried<Picture>{*key, text};
    return asked;
}

} // namespace

void get_images(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = restaurant_in_path(ground, asking, 0);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    json::array list; // bounded: only so many hang in a restaurant
    for (const Picture& picture : ground.storage.open(restaurant)->pictures())
        list.push_back(shown(picture, restaurant));
    answer(show(list));
}

void get_image(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = restaurant_in_path(ground, asking, 0);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const Profile& restaurant = std::get<Profile>(where);
    const auto session = ground.storage.open(restaurant.id);
    const auto picture = session->picture(picture_in_path(asking));
    if (!picture)
        return answer(say_not_found(asking));
    Response response = without_bytes(*picture, restaurant);
    if (client_has(asking.request, response.headers.front().second)) {
        response.status = 304;
        return answer(std::move(response));
    }
    auto bytes = session->bytes_of(picture->id);
    if (!bytes)
        return answer(say_not_found(asking));
    response.body = std::move(*bytes);
    answer(std::move(response));
}

void put_image(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    auto read = read_wish(ground, asking, "PUT /api/restaurants/{id}/images/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const auto caption = form.is_null("caption") ? std::optional<std::string>{""}
                                                 : form.text("caption", longest_caption);
    if (!caption && form.complaints().empty())
        form.require({"caption"});
    if (!caption)
        return answer(say(asking.texts, form.complaints()));
    const Text text = [restaurant](const Picture& picture) {
        return json::serialize(shown(picture, restaurant));
    };
    const auto changed = ground.change_gallery.recaption(asked_by(asking, restaurant, key, text),
                                                         picture_in_path(asking), *caption);
    answer(said(asking, changed, text));
}

void delete_image(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    auto key = read_key(ground, asking, "DELETE /api/restaurants/{id}/images/");
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const Text text = [message = asking.texts.picture_deleted](const Picture&) {
        return json::serialize(json::object{{"message", message}});
    };
    const auto& retry_key = std::get<std::optional<RetryKey>>(key);
    const auto gone = ground.change_gallery.take_down(asked_by(asking, restaurant, retry_key, text),
                                                      picture_in_path(asking));
    answer(said(asking, gone, text));
}

} // namespace maitred::http::hold
