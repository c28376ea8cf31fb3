#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string link(const HouseUnderTest& house, const std::string& email)
{
    return "/api/newsletter/unsubscribe?email=" + email +
           "&token=" + house.leave_newsletter.token_for(*Email::of(email));
}

} // namespace

TEST_CASE("the link shows a page, and only its button unsubscribes")
{
    HouseUnderTest house;
    REQUIRE(house.post("/api/newsletter", R"({"email":"alex@example.com"})").status == 200);
    const auto page = house.get(link(house, "alex@example.com"));
    CHECK(page.status == 200);
    CHECK(page.field("Content-Type") == "text/html; charset=utf-8");
    CHECK(page.text.find("method=\"post\"") != std::string::npos);
    CHECK(page.field("Content-Security-Policy").find("default-src 'none'") != std::string::npos);

    const auto pressed = house.ask(http::Method::post, link(house, "alex@example.com"), "",
                                   {{"content-type", "application/x-www-form-urlencoded"}});
    CHECK(pressed.status == 200);
    CHECK(pressed["/success"] == true);
}

TEST_CASE("unsubscribing may be repeated, and says nothing about who is a guest")
{
    HouseUnderTest house;
    REQUIRE(house.post("/api/newsletter", R"({"email":"alex@example.com"})").status == 200);
    const auto first = house.post(link(house, "alex@example.com"), "");
    const auto again = house.post(link(house, "alex@example.com"), "");
    const auto stranger = house.post(link(house, "nobody@example.com"), "");
    CHECK(first.status == 200);
    CHECK(again.text == first.text);
    CHECK(stranger.text == first.text);
}

TEST_CASE("the address may be written in any case")
{
    HouseUnderTest house;
    const std::string token = house.leave_newsletter.token_for(*Email::of("alex@example.com"));
    CHECK(house.post("/api/newsletter/unsubscribe?email=ALEX@Example.com&token=" + token, "")
              .status == 200);
}

TEST_CASE("a link that is not the guest's own opens nothing")
{
    HouseUnderTest house;
    const std::string own = house.leave_newsletter.token_for(*Email::of("alex@example.com"));
    const std::string other = house.leave_newsletter.token_for(*Email::of("bea@example.com"));
    for (const std::string& parameters :
         {std::string{""}, std::string{"?email=alex@example.com"}, "?token=" + own,
          "?email=alex@example.com&token=" + other, "?email=alex&token=" + own,
          "?email=alex@example.com&token=" + own + "x",
          "?email=alex@example.com&token=" + own.substr(1),
          std::string{"?email=alex@example.com&token="}})
        for (const auto method : {http::Method::get, http::Method::post}) {
            INFO(parameters);
            const auto reply = house.ask(method, "/api/newsletter/unsubscribe" + parameters);
            CHECK(reply.status == 403);
            CHECK(reply.code() == "BAD_TOKEN");
            CHECK_FALSE(reply.message().empty());
        }
}
