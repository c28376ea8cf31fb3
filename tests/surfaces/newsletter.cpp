#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

/// How the guest with this address stands in the book: they book a table, and the list tells.
boost::json::value guest_with(HouseUnderTest& house, const std::string& email)
{
    REQUIRE(house.book("19:00", email).status == 201);
    return house.list("date=2030-06-14&customer_email=" + email)["/reservations/0/customer"];
}

} // namespace

TEST_CASE("who wants the newsletter gets it, and is told their number")
{
    HouseUnderTest house;
    const auto reply = house.post("/api/newsletter", R"({"email":"alex@example.com"})");
    CHECK(reply.status == 200);
    CHECK(reply.body.get_object().size() == 3);
    CHECK(reply["/success"] == true);
    CHECK(reply.word("/message") == "Email added to newsletter");
    CHECK(reply.number("/customerId") >= 1);
}

TEST_CASE("the newsletter knows a guest by the address, however it is written")
{
    HouseUnderTest house;
    const auto first = house.post("/api/newsletter", R"({"email":"alex@example.com"})");
    const auto again = house.post("/api/newsletter", R"({"email":" ALEX@example.COM "})");
    const auto other = house.post("/api/newsletter", R"({"email":"bea@example.com"})");
    CHECK(again.number("/customerId") == first.number("/customerId"));
    CHECK(other.number("/customerId") != first.number("/customerId"));
    CHECK(guest_with(house, "alex@example.com").at("id") == first.number("/customerId"));
}

TEST_CASE("name and phone may be left out, and given later, and that makes no second guest")
{
    HouseUnderTest house;
    for (const char* body : {R"({"email":"alex@example.com","name":"","phone":null})",
                             R"({"email":"alex@example.com","name":"Alex","phone":"600"})"})
        CHECK(house.post("/api/newsletter", body).status == 200);
    CHECK(house.storage.open(house.restaurant)->audit().guests.size() == 1);
}

TEST_CASE("a field that is wrong is named")
{
    HouseUnderTest house;
    const std::pair<const char*, const char*> wrong[] = {
        {R"({})", "email"},
        {R"({"email":null})", "email"},
        {R"({"email":""})", "email"},
        {R"({"email":"alex"})", "email"},
        {R"({"email":7})", "email"},
        {R"({"email":"a@example.com","name":"   "})", "name"},
        {R"({"email":"a@example.com","name":7})", "name"},
        {R"({"email":"a@example.com","phone":"123456789012345678901234567890123"})", "phone"},
        {R"({"email":"a@example.com","phone":[]})", "phone"}};
    for (const auto& [body, field] : wrong) {
        INFO(body);
        const auto reply = house.post("/api/newsletter", body);
        CHECK(reply.status == 422);
        CHECK(reply.code() == "VALIDATION_ERROR");
        CHECK_FALSE(reply.message().empty());
        CHECK(reply.list("/details").size() == 1);
        CHECK(reply["/details/0"].as_object().size() == 4);
        CHECK(reply.word("/details/0/loc/0") == field);
        CHECK(reply["/details/0/type"].is_string());
        CHECK(reply["/details/0/msg"].is_string());
    }
    CHECK(house.storage.open(house.restaurant)->audit().guests.empty());
}

TEST_CASE("where several fields are wrong, all are named")
{
    HouseUnderTest house;
    const auto reply = house.post("/api/newsletter", R"({"email":"alex","name":" ","phone":7})");
    REQUIRE(reply.list("/details").size() == 3);
    CHECK(reply.word("/details/0/loc/0") == "email");
    CHECK(reply.word("/details/1/loc/0") == "name");
    CHECK(reply.word("/details/2/loc/0") == "phone");
}
