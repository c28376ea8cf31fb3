#include "adapters/http/surfaces/hold/reading.hpp"

#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/link.hpp"

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_search = 100;

Response say_bad_field(const Asking& asking, std::string_view field)
{
    return say(asking.texts, std::vector<Complaint>{{"query", std::string{field}, {}}});
}

/// Nothing where it is not asked for; 0 where it is no number in the range.
std::optional<int> read_number(const Request& request, const char* field, std::int64_t most)
{
    const std::string* text = request.parameter(field);
    if (!text || text->empty())
        return std::nullopt;
    return static_cast<int>(read_decimal(*text, 1, most).value_or(0));
}

} // namespace

std::variant<std::optional<RetryKey>, Response> read_key(const Ground& ground, const Asking& asking,
                                                         std::string_view route)
{
    // Whoever sends somebody else's key and body must not be given the token of their reservation.
    std::string scope = "hold " + std::string{route} + " " + asking.actor();
    if (!asking.caller)
        scope += " " + asking.request.client_address;
    for (const std::string& value : asking.request.path_values)
        scope += " " + value;
    ReadRetryKey read = read_retry_key(asking.request, std::move(scope), ground.seals);
    if (read.malformed)
        return say(400, asking.texts.bad_retry_key);
    return read.key;
}

std::variant<Wish, Response> read_wish(const Ground& ground, const Asking& asking,
                                       std::string_view route)
{
    auto fields = read_object(asking.request.body, LineBreaks::allowed);
    if (!fields)
        return say(400, asking.texts.bad_json);
    auto key = read_key(ground, asking, route);
    if (Response* refused = std::get_if<Response>(&key))
        return std::move(*refused);
    return Wish{Form{std::move(*fields)}, std::get<std::optional<RetryKey>>(std::move(key))};
}

std::variant<Page, Response> read_page(const Asking& asking)
{
    const auto page = read_number(asking.request, "page", last_page);
    if (page == 0)
        return say_bad_field(asking, "page");
    const auto size = read_number(asking.request, "page_size", largest_page_size);
    if (size == 0)
        return say_bad_field(asking, "page_size");
    return Page{page.value_or(1), size.value_or(usual_page_size)};
}

void link_next(const Asking& asking, const Page& page, Response& response)
{
    response.headers.emplace_back(
        "Link", link_with(asking.request, {{"page", std::to_string(page.page + 1)},
                                           {"page_size", std::to_string(page.size)}}));
}

std::variant<std::optional<bool>, Response> read_truth(const Asking& asking, const char* field)
{
    const std::string* word = asking.request.parameter(field);
    if (!word || word->empty())
        return std::optional<bool>{};
    if (*word == "true" || *word == "1")
        return std::optional{true};
    if (*word == "false" || *word == "0")
        return std::optional{false};
    return say_bad_field(asking, field);
}

std::variant<ToCome, Response> read_to_come(const Asking& asking)
{
    const std::string* word = asking.request.parameter("reservations");
    if (!word || word->empty() || *word == "refuse")
        return ToCome::refuse;
    if (*word == "keep")
        return ToCome::keep;
    if (*word == "cancel")
        return ToCome::cancel;
    return say_bad_field(asking, "reservations");
}

std::variant<std::string, Response> read_search(const Asking& asking)
{
    const std::string* text = asking.request.parameter("search");
    if (!text)
        return std::string{};
    if (printable_length(*text) > longest_search)
        return say_bad_field(asking, "search");
    return *text;
}

std::optional<std::int64_t> number_in_path(const Request& request, std::size_t place)
{
    return read_decimal(request.path_values.at(place), 1);
}

std::optional<Profile> restaurant_for(const Ground& ground, const Asking& asking, RestaurantId id)
{
    if (!ground.storage.restaurant(id))
        return std::nullopt;
    Profile profile = ground.storage.open(id)->profile();
    const bool seen =
        !profile.closed && (profile.listed || id == ground.house || asking.administers(id));
    return seen ? std::optional{std::move(profile)} : std::nullopt;
}

std::variant<Profile, Response> restaurant_in_path(const Ground& ground, const Asking& asking,
                                                   std::size_t place)
{
    const auto number = number_in_path(asking.request, place);
    auto profile = number ? restaurant_for(ground, asking, {*number}) : std::nullopt;
    if (!profile)
        return say(404, asking.texts.restaurant_not_found);
    return std::move(*profile);
}

} // namespace maitred::http::hold
