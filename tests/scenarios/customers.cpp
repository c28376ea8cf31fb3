#include "tests/scenarios/customers.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

namespace maitred::scenario {
namespace {

namespace json = boost::json;

json::value asked(std::uint16_t port, const std::string& request)
{
    const auto answer = ask(port, request);
    if (!answer || answer->status >= 300)
        throw std::runtime_error{"no good answer to " + request};
    return json::parse(answer->body);
}

} // namespace

test::Answer Customer::hold(std::uint16_t port, std::int64_t table, std::string_view date,
                            std::string_view time) const
{
    const json::object wish{{"table_id", table},
                            {"reservation_date", date},
                            {"reservation_time", time},
                            {"party_size", 2}};
    return ask(port, "POST", "/api/reservations/", json::serialize(wish));
}

test::Answer Customer::bring(std::uint16_t port, std::string_view reservation,
                             std::string_view status) const
{
    return ask(port, "PATCH", "/api/reservations/" + std::string{reservation} + "/",
               json::serialize(json::object{{"status", status}}));
}

Customer register_customer(std::uint16_t port, const std::string& name)
{
    const json::object person{{"first_name", name},
                              {"last_name", "Díaz"},
                              {"email", name + "@example.net"},
                              {"phone", "+34 600 100 200"},
                              {"password", "correct horse"}};
    const auto made = asked(port, test::post("/api/customers/register/", json::serialize(person)));
    const auto login =
        asked(port, test::post("/api/customers/login/",
                               json::serialize(json::object{{"email", name + "@example.net"},
                                                            {"password", "correct horse"}})));
    Customer customer;
    customer.token = std::string{login.at("access_token").as_string()};
    customer.id = made.at("id").as_int64();
    return customer;
}

std::vector<std::int64_t> tables_of_the_house(std::uint16_t port)
{
    const auto restaurants = asked(port, test::get("/api/restaurants/"));
    const auto house = restaurants.as_array().at(0).at("id").as_int64();
    const std::string path = "/api/restaurants/" + std::to_string(house) + "/tables/?page_size=100";
    const auto tables = asked(port, test::get(path));
    std::vector<std::int64_t> numbers;
    for (const auto& table : tables.as_array())
        numbers.push_back(table.at("id").as_int64());
    return numbers;
}

} // namespace maitred::scenario
