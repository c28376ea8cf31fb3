#pragma once

#include "tests/surfaces/hold/holds.hpp"

namespace maitred::test {

/// A restaurant that somebody registered on the floor surface and then listed, with one table.
class Bistro {
public:
    explicit Bistro(HouseOfMembers& house)
    {
        const std::string email = "ada@example.com";
        REQUIRE(house
                    .post("/auth/register", body({{"restaurant_name", "Chez Ada"},
                                                  {"email", email},
                                                  {"password", good_password}}))
                    .status == 200);
        ada = logged_in(house, email);
        const Reply made = ada.post("tables", body({{"table_number", "A"},
                                                    {"capacity", 4},
                                                    {"position", {{"x", 0.25}, {"y", 0.5}}}}));
        INFO(made.text);
        REQUIRE(made.status == 200);
        REQUIRE(ada.put("settings", body({{"listed", true}})).status == 200);
        const auto uuid = Uuid::parse(ada.below.substr(std::string{"/restaurants/"}.size(), 36));
        restaurant = house.storage.restaurant(*uuid)->id;
        table = house.storage.open(restaurant)->tables().at(0).table.id.number;
    }

    /// Asks for its table at seven of that day.
    Reply held_by(const Visitor& visitor, boost::json::object changed = {}) const
    {
        changed["restaurant_id"] = restaurant.number;
        changed["table_id"] = table;
        return holds(visitor, "1", std::move(changed));
    }

    /// A manager whom Ada hires.
    Visitor manager(const std::string& email = "max@example.com") const
    {
        const Reply hired =
            ada.post("/auth/staff",
                     body({{"email", email}, {"password", good_password}, {"role", "manager"}}));
        INFO(hired.text);
        REQUIRE(hired.status == 200);
        return logged_in(*ada.house, email);
    }

    Visitor ada = {};
    RestaurantId restaurant = {};
    std::int64_t table = 0;

private:
    static Visitor logged_in(HouseOfMembers& house, const std::string& email)
    {
        const Reply in =
            house.post("/auth/login", body({{"email", email}, {"password", good_password}}));
        INFO(in.text);
        REQUIRE(in.status == 200);
        return {.house = &house,
                .token = in.word("/access_token"),
                .name = email,
                .below = "/restaurants/" + in.word("/restaurant_id") + "/"};
    }
};

/// Where a customer is found.
inline std::string path_of(const Visitor& customer)
{
    return "/api/customers/" + std::to_string(customer.id) + "/";
}

/// The same customer with a token that they have got just now.
inline Visitor again(const Visitor& customer, const std::string& password = good_password)
{
    const Reply in = customer.house->customer_logs_in(customer.name + "@example.net", password);
    INFO(in.text);
    REQUIRE(in.status == 200);
    Visitor visitor = customer;
    visitor.token = in.word("/access_token");
    return visitor;
}

} // namespace maitred::test
