#include "adapters/http/surfaces/member/reading.hpp"

#include "adapters/http/media_type.hpp"
#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/link.hpp"

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr std::int64_t last_offset = 10'000'000;

std::variant<json::object, Response> read_fields(const std::string& body)
{
    auto read = read_json(body, LineBreaks::allowed);
    if (!read)
        return say(400, "The body is not valid JSON");
    if (!read->is_object())
        return say(std::vector<Complaint>{{"body", "", "Input should be an object", "dict_type"}});
    return std::move(read->get_object());
}

std::string in_lower_case(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return text;
}

json::value value_in_a_query(const std::string& text)
{
    const std::string lower = in_lower_case(text);
    if (lower == "true" || lower == "false")
        return lower == "true";
    if (const auto number = read_decimal(text))
        return *number;
    return json::value(text);
}

int read_number(const Request& request, const char* field, std::int64_t least, std::int64_t most,
                std::int64_t otherwise, std::vector<Complaint>& complaints)
{
    const std::string* text = request.parameter(field);
    if (!text || text->empty())
        return static_cast<int>(otherwise);
    const auto number = read_decimal(*text, least, most);
    if (!number)
        complaints.push_back({"query", field,
                              "Input should be a whole number from " + std::to_string(least) +
                                  " to " + std::to_string(most),
                              "int_parsing"});
    return static_cast<int>(number.value_or(otherwise));
}

const char* word_for_offset(const Request& request)
{
    return request.parameter("skip") ? "skip" : "offset";
}

} // namespace

std::variant<std::optional<RetryKey>, Response> read_key(const Ground& ground,
                                                         const Request& request,
                                                         std::string_view route,
                                                         std::string_view caller)
{
    std::string scope = "member " + std::string{route} + " " + std::string{caller};
    for (const std::string& value : request.path_values)
        scope += " " + value;
    ReadRetryKey read = read_retry_key(request, std::move(scope), ground.seals);
    if (read.malformed)
        return say(400, "An Idempotency-Key has 1 to 255 printable ASCII characters");
    return read.key;
}

std::variant<Wish, Response> read_wish(const Ground& ground, const Request& request,
                                       std::string_view route, std::string_view caller)
{
    auto fields = read_fields(request.body);
    if (Response* refused = std::get_if<Response>(&fields))
        return std::move(*refused);
    auto key = read_key(ground, request, route, caller);
    if (Response* refused = std::get_if<Response>(&key))
        return std::move(*refused);
    return Wish{Form{std::move(std::get<json::object>(fields))},
                std::get<std::optional<RetryKey>>(std::move(key))};
}

std::variant<Wish, Response> read_query_or_body(const Ground& ground, const Request& request,
                                                std::string_view route, std::string_view caller)
{
    const bool bare = request.body.empty();
    if (!bare && !suits(request.header("content-type"), Body::json))
        return say(Fault::wrong_media_type);
    auto read = bare ? json::object{} : read_fields(request.body);
    if (Response* refused = std::get_if<Response>(&read))
        return std::move(*refused);
    auto key = read_key(ground, request, route, caller);
    if (Response* refused = std::get_if<Response>(&key))
        return std::move(*refused);
    json::object& fields = std::get<json::object>(read);
    for (const auto& [name, value] : request.query)
        if (!fields.contains(name))
            fields.emplace(name, value_in_a_query(value));
    return Wish{Form{std::move(fields), bare ? "query" : "body"},
                std::get<std::optional<RetryKey>>(std::move(key))};
}

std::variant<Page, Response> read_page(const Request& request, int otherwise)
{
    std::vector<Complaint> complaints;
    const int limit = read_number(request, "limit", 1, most_shown, otherwise, complaints);
    const int offset =
        read_number(request, word_for_offset(request), 0, last_offset, 0, complaints);
    if (!complaints.empty())
        return say(complaints);
    return Page{limit, offset};
}

void link_next(const Request& request, const Page& page, Response& response)
{
    const std::string_view offset = word_for_offset(request);
    response.headers.emplace_back(
        "Link",
        link_with(request, {{"limit", std::to_string(page.limit)},
                            {std::string{offset}, std::to_string(page.offset + page.limit)}}));
}

std::variant<ToCome, Response> read_to_come(const Request& request)
{
    const std::string* word = request.parameter("bookings");
    if (!word || word->empty() || *word == "refuse")
        return ToCome::refuse;
    if (*word == "keep")
        return ToCome::keep;
    if (*word == "cancel")
        return ToCome::cancel;
    return say(std::vector<Complaint>{
        {"query", "bookings", "Input should be 'refuse', 'keep' or 'cancel'", "enum"}});
}

std::optional<std::int64_t> number_in_path(const Request& request, std::size_t place)
{
    return read_decimal(request.path_values.at(place), 1);
}

} // namespace maitred::http::member
