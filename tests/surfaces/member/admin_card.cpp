// What the house says of itself.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

const std::string card = "admin/restaurant-settings";

} // namespace

TEST_CASE("anybody may read what the house says of itself, and administrators say it")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    CHECK(house.nobody().get(card).body ==
          json(R"({"restaurant_name": "Café Fausse", "address": "", "phone": "", "email": ""})"));
    const auto said = admin.put(card, R"({"restaurant_name": "Chez Fausse",
        "address": "1 Rue de la Paix", "phone": "+33 1 23", "email": "Hello@Fausse.example"})");
    CHECK(said.status == 200);
    CHECK(house.nobody().get(card).body == said.body);
    CHECK(said["/restaurant_name"] == json(R"("Chez Fausse")"));
    CHECK(said["/email"] == json(R"("hello@fausse.example")"));
    CHECK(house.member().put(card, "{}").status == 403);
    CHECK(house.nobody().put(card, "{}").status == 401);
}

TEST_CASE("of the card only what is given changes, and what is empty is taken away")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    admin.put(card, R"({"address": "1 Rue de la Paix", "phone": "+33 1 23"})");
    const auto changed = admin.put(card, R"({"phone": "", "email": "a@b.example"})");
    CHECK(changed["/address"] == json(R"("1 Rue de la Paix")"));
    CHECK(changed["/phone"] == json(R"("")"));
    CHECK(admin.put(card, R"({"email": null})")["/email"] == json(R"("")"));
}

TEST_CASE("what cannot be printed on a card is refused")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto wrong = complaints(admin.put(card, body({{"restaurant_name", " "},
                                                        {"address", std::string(301, 'x')},
                                                        {"phone", std::string(33, '1')},
                                                        {"email", "nowhere"}})));
    for (const char* field : {"restaurant_name", "address", "phone", "email"})
        CHECK(wrong.contains(field));
    CHECK(house.nobody().get(card)["/address"] == json(R"("")"));
}

TEST_CASE("a retry of the card answers as the first time")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto first = admin.put(card, R"({"address": "Here"})", key("c1"));
    admin.put(card, R"({"address": "There"})");
    CHECK(admin.put(card, R"({"address": "Here"})", key("c1")).text == first.text);
    CHECK(house.nobody().get(card)["/address"] == json(R"("There")"));
}
