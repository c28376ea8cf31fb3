#pragma once

#include "tests/surfaces/hold/holds.hpp"

namespace maitred::test {

/// "restaurants/1/tables/", of the house.
inline std::string of_the_house(const HouseOfMembers& house, const std::string& rest = "")
{
    return "restaurants/" + std::to_string(house.house.number) + "/" + rest;
}

/// The owner of the house, on the customers' surface.
inline Visitor owner_of(HouseOfMembers& house)
{
    Visitor olive = house.owner();
    olive.below = "/api/";
    return olive;
}

/// Ada, who registered a bistro of her own on the floor's surface: it is not listed. Her `id` is
/// the bistro's number.
inline Visitor ada_of_the_bistro(HouseOfMembers& house)
{
    const auto made = house.post("/auth/register", body({{"restaurant_name", "Chez Ada"},
                                                         {"email", "ada@example.com"},
                                                         {"password", good_password}}));
    REQUIRE(made.status == 200);
    const auto in = house.post("/auth/login",
                               body({{"email", "ada@example.com"}, {"password", good_password}}));
    REQUIRE(in.status == 200);
    const auto uuid = Uuid::parse(in.word("/restaurant_id"));
    return {.house = &house,
            .token = in.word("/access_token"),
            .id = house.storage.restaurant(uuid.value())->id.number,
            .below = "/api/"};
}

/// Whether the house has a table for two at that time of that day, and how many.
inline Reply asks_for(HouseOfMembers& house, const std::string& time,
                      const std::string& more = "&party_size=2")
{
    return house.get("/api/" + of_the_house(house, "availability/?date=2030-06-14&time=") + time +
                     more);
}

} // namespace maitred::test
