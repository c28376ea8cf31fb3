#include "tests/scenarios/floor_staff.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <stdexcept>

namespace maitred::scenario {
namespace {

namespace json = boost::json;

std::string credentials(const std::string& email, std::string_view password)
{
    return json::serialize(json::object{{"email", email}, {"password", password}});
}

json::value body_of(const test::Answer& answer)
{
    if (answer.status != 200)
        throw std::runtime_error{"answered " + answer.head + answer.body};
    return json::parse(answer.body);
}

test::Answer asked(std::uint16_t port, const std::string& request)
{
    if (const auto answer = ask(port, request))
        return *answer;
    throw std::runtime_error{"no answer to " + request};
}

} // namespace

std::string FloorStaff::at(std::string_view path) const
{
    return "/restaurants/" + restaurant + std::string{path};
}

std::string FloorStaff::bearer() const
{
    return "Authorization: Bearer " + token + "\r\n";
}

std::string FloorStaff::request(std::string_view method, std::string_view path,
                                std::string_view body, std::string_view fields) const
{
    const std::string more = bearer() + std::string{fields};
    if (body.empty())
        return std::string{method} + test::get(path, more).substr(3);
    return std::string{method} + test::post(path, body, more).substr(4);
}

test::Answer FloorStaff::ask(std::uint16_t port, std::string_view method, std::string_view path,
                             std::string_view body, std::string_view fields) const
{
    return asked(port, request(method, path, body, fields));
}

json::value FloorStaff::get(std::uint16_t port, std::string_view path) const
{
    return body_of(ask(port, "GET", path));
}

json::value FloorStaff::put(std::uint16_t port, std::string_view path, std::string_view body) const
{
    return body_of(ask(port, "PUT", path, body));
}

json::value FloorStaff::post(std::uint16_t port, std::string_view path, std::string_view body) const
{
    return body_of(ask(port, "POST", path, body));
}

void register_restaurant(std::uint16_t port, const std::string& email)
{
    json::value body = json::parse(credentials(email, good_password));
    body.as_object()["restaurant_name"] = "Chez Ada";
    (void)body_of(asked(port, test::post("/auth/register", json::serialize(body))));
}

test::Answer try_to_log_in(std::uint16_t port, const std::string& email, std::string_view password)
{
    return asked(port, test::post("/auth/login", credentials(email, password)));
}

FloorStaff log_in(std::uint16_t port, const std::string& email, std::string_view password)
{
    const json::value body = body_of(try_to_log_in(port, email, password));
    return {text_in(body, "restaurant_id"), text_in(body, "user_id"),
            text_in(body, "access_token")};
}

std::string add_table(const FloorStaff& staff, std::uint16_t port, const std::string& number)
{
    return text_in(staff.post(port, staff.at("/tables"),
                              R"({"capacity":10,"position":{"x":0.5,"y":0.5},"table_number":")" +
                                  number + "\"}"),
                   "id");
}

std::vector<std::int64_t> logged_after(const FloorStaff& staff, std::uint16_t port,
                                       std::int64_t sequence)
{
    std::vector<std::int64_t> told;
    std::string page = staff.at("/activity?limit=500");
    for (std::int64_t expected = 0;;) {
        const json::value list = staff.get(port, page);
        for (const json::value& line : list.as_array()) {
            const std::int64_t number = number_in(line, "sequence");
            if (expected != 0 && number != expected)
                throw std::runtime_error{"the log has a gap at " + std::to_string(expected)};
            expected = number - 1;
            const std::string entity = text_in(line, "entityType");
            if (number > sequence && (entity == "reservation" || entity == "table"))
                told.push_back(number);
        }
        if (expected <= sequence || list.as_array().empty())
            break;
        page = staff.at("/activity?limit=500&before=" + std::to_string(expected + 1));
    }
    std::reverse(told.begin(), told.end());
    return told;
}

std::string text_in(const json::value& object, std::string_view name)
{
    const json::value& value = object.at(name);
    return value.is_string() ? std::string{value.as_string()} : "";
}

std::int64_t number_in(const json::value& object, std::string_view name)
{
    return object.at(name).as_int64();
}

} // namespace maitred::scenario
