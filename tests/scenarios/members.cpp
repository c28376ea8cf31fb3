#include "tests/scenarios/members.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

namespace maitred::scenario {
namespace {

namespace json = boost::json;

constexpr const char* password = "correct horse";

test::Answer asked(std::uint16_t port, const std::string& request)
{
    if (const auto answer = ask(port, request))
        return *answer;
    throw std::runtime_error{"no answer to " + request};
}

json::value body_of(const test::Answer& answer)
{
    if (answer.status != 200)
        throw std::runtime_error{"answered " + answer.head + answer.body};
    return json::parse(answer.body);
}

std::string with_form(std::string request)
{
    const std::string json_type = "application/json";
    request.replace(request.find(json_type), json_type.size(), "application/x-www-form-urlencoded");
    return request;
}

} // namespace

test::Answer Member::ask(std::uint16_t port, std::string_view method, std::string_view path,
                         std::string_view body, std::string_view fields) const
{
    const std::string more = "Authorization: Bearer " + token + "\r\n" + std::string{fields};
    if (body.empty())
        return asked(port, std::string{method} + test::get(path, more).substr(3));
    return asked(port, std::string{method} + test::post(path, body, more).substr(4));
}

json::value Member::get(std::uint16_t port, std::string_view path) const
{
    return body_of(ask(port, "GET", path));
}

test::Answer Member::book(std::uint16_t port, int table, std::string_view date,
                          std::string_view from, std::string_view to, std::string_view fields) const
{
    const json::object wish{{"table_number", table},      {"booking_date", date},
                            {"start_time", from},         {"end_time", to},
                            {"guest_name", "Ana García"}, {"guest_phone", "+34 600 100 200"},
                            {"number_of_people", 2}};
    return ask(port, "POST", "/api/v1/bookings/", json::serialize(wish), fields);
}

Member register_member(std::uint16_t port, const std::string& username)
{
    const json::object person{{"username", username},
                              {"email", username + "@example.org"},
                              {"full_name", "Somebody"},
                              {"phone", "+34 600 100 200"},
                              {"password", password}};
    body_of(asked(port, test::post("/api/v1/auth/register", json::serialize(person))));
    return log_in_member(port, username, password);
}

Member log_in_member(std::uint16_t port, const std::string& username,
                     const std::string& given_password)
{
    std::string form = "username=" + username + "&password=" + given_password;
    std::replace(form.begin(), form.end(), ' ', '+');
    const auto answer = body_of(asked(port, with_form(test::post("/api/v1/auth/token", form))));
    return {std::string{answer.at("access_token").as_string()}};
}

Member make_admin(std::uint16_t port, const Environment& settings)
{
    const Ended made = run("admin create --username chef --email chef@example.org --password "
                           "correct.horse",
                           settings);
    if (made.code != 0)
        throw std::runtime_error{made.output};
    return log_in_member(port, "chef", "correct.horse");
}

} // namespace maitred::scenario
