#include "tests/surfaces/reply.hpp"

#include <algorithm>

namespace maitred::test {

Reply reply_of(http::Response response)
{
    boost::system::error_code error;
    Reply reply{.status = response.status,
                .text = response.body,
                .body = boost::json::parse(response.body, error),
                .fields = std::move(response.headers)};
    reply.fields.emplace_back("Content-Type", response.content_type);
    return reply;
}

std::string Reply::field(std::string_view name) const
{
    const auto found = std::ranges::find(
        fields, name, [](const auto& field) { return std::string_view{field.first}; });
    return found == fields.end() ? "" : found->second;
}

boost::json::value Reply::operator[](std::string_view pointer) const
{
    boost::system::error_code error;
    const auto* found = body.find_pointer({pointer.data(), pointer.size()}, error);
    return found ? *found : boost::json::value{};
}

std::string Reply::code() const
{
    return word("/code");
}

std::string Reply::message() const
{
    return word("/message");
}

std::int64_t Reply::number(std::string_view pointer) const
{
    const auto value = (*this)[pointer];
    INFO(status << " " << text << " at " << pointer);
    REQUIRE(value.is_int64());
    return value.get_int64();
}

std::string Reply::word(std::string_view pointer) const
{
    const auto value = (*this)[pointer];
    INFO(status << " " << text << " at " << pointer);
    REQUIRE(value.is_string());
    return {value.get_string().data(), value.get_string().size()};
}

boost::json::array Reply::list(std::string_view pointer) const
{
    const auto value = (*this)[pointer];
    INFO(status << " " << text << " at " << pointer);
    REQUIRE(value.is_array());
    return value.get_array();
}

boost::json::value json(std::string_view text)
{
    return boost::json::parse({text.data(), text.size()});
}

std::string body(const boost::json::object& fields)
{
    return boost::json::serialize(fields);
}

std::set<std::string> keys(const boost::json::value& object)
{
    std::set<std::string> names;
    if (object.is_object())
        for (const auto& field : object.get_object())
            names.emplace(field.key());
    return names;
}

std::map<std::string, std::string> complaints(const Reply& reply)
{
    std::map<std::string, std::string> by_field;
    const auto details = reply["/detail"];
    if (reply.status != 422 || !details.is_array())
        return by_field;
    for (const auto& one : details.get_array()) {
        CHECK(keys(one) == std::set<std::string>{"loc", "msg", "type"});
        const auto& loc = one.at("loc").as_array();
        by_field.emplace(loc.back().as_string().c_str(), one.at("msg").as_string().c_str());
    }
    return by_field;
}

std::string detail(const Reply& reply)
{
    return reply.word("/detail");
}

Fields key(const std::string& text)
{
    return {{"idempotency-key", text}};
}

} // namespace maitred::test
