#include "core/base/id.hpp"
#include "core/base/outcome.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

#include <set>

using namespace maitred;

TEST_CASE("a window ends before its end")
{
    const Window window = from("19:00", "20:00");
    CHECK(window.contains(at("19:00")));
    CHECK(window.contains(at("19:59:59")));
    CHECK_FALSE(window.contains(at("20:00")));
    CHECK_FALSE(window.contains(at("18:59:59")));
    CHECK(window.length() == std::chrono::hours{1});
}

TEST_CASE("windows that only touch do not overlap")
{
    const Window window = from("19:00", "20:00");
    CHECK(window.overlaps(from("19:59:59", "21:00")));
    CHECK(window.overlaps(from("18:00", "19:00:01")));
    CHECK(window.overlaps(from("19:15", "19:30")));
    CHECK(window.overlaps(from("18:00", "21:00")));
    CHECK_FALSE(window.overlaps(from("20:00", "21:00")));
    CHECK_FALSE(window.overlaps(from("18:00", "19:00")));
}

TEST_CASE("a window contains itself, and nothing that reaches beyond it")
{
    const Window window = from("19:00", "20:00");
    CHECK(window.contains(window));
    CHECK(window.contains(from("19:10", "19:20")));
    CHECK_FALSE(window.contains(from("18:59", "19:20")));
    CHECK_FALSE(window.contains(from("19:10", "20:01")));
}

TEST_CASE("an instant belongs to the UTC date that has begun, before 1970 too")
{
    CHECK(utc_date_of(at("2030-06-14 00:00")) == on("2030-06-14"));
    CHECK(utc_date_of(at("2030-06-14 23:59:59")) == on("2030-06-14"));
    CHECK(utc_date_of(at("1969-12-31 23:59:59")) == on("1969-12-31"));
}

TEST_CASE("an outcome is a value or a refusal")
{
    const Outcome<int> granted = 4;
    const Outcome<int> refused = Reason::fully_booked;
    CHECK(granted.has_value());
    CHECK(*granted == 4);
    CHECK_FALSE(refused);
    CHECK(refused.error().reason == Reason::fully_booked);
    CHECK(granted != refused);
}

TEST_CASE("a refusal is passed on as it is")
{
    const auto twice = [](Outcome<int> first) -> Outcome<int> {
        TRY(value, first);
        return 2 * value;
    };
    const Refusal refusal{Reason::closed, {at("19:00")}};
    CHECK(*twice(4) == 8);
    CHECK(twice(refusal).error() == refusal);
}

TEST_CASE("the reasons stand in the order of their precedence")
{
    const char* in_order[] = {"bad_time",
                              "bad_party",
                              "bad_name",
                              "bad_email",
                              "bad_phone",
                              "bad_password",
                              "bad_picture",
                              "picture_too_large",
                              "retry_key_reused",
                              "wrong_credentials",
                              "account_inactive",
                              "oneself",
                              "not_allowed",
                              "not_found",
                              "table_not_found",
                              "illegal_transition",
                              "another_day",
                              "start_in_the_past",
                              "closed",
                              "table_too_small",
                              "table_not_available",
                              "fully_booked",
                              "username_taken",
                              "email_taken",
                              "table_number_taken",
                              "table_occupied",
                              "bookings_in_the_way",
                              "sittings_clash",
                              "too_many_pictures",
                              "table_being_decided",
                              "race_lost"};
    for (std::size_t i = 0; i < std::size(in_order); ++i)
        CHECK(std::string{name_of(static_cast<Reason>(i))} == in_order[i]);
    CHECK(std::size(in_order) == static_cast<std::size_t>(Reason::race_lost) + 1);
}

TEST_CASE("a UUID is shown as 8-4-4-4-12 lower-case digits and read in either case")
{
    const char* text = "0190163d-8694-739b-aea5-966c26f8ad91";
    CHECK(Uuid::parse(text)->text() == text);
    CHECK(Uuid::parse("0190163D-8694-739B-AEA5-966C26F8AD91")->text() == text);
}

TEST_CASE("what is not written like a UUID is none")
{
    for (const char* bad :
         {"", "1", "0190163d8694739baea5966c26f8ad91", "0190163d-8694-739b-aea5-966c26f8ad9",
          "0190163d-8694-739b-aea5-966c26f8ad911", "0190163d-8694-739b-aea5-966c26f8ad9g",
          "0190163d-8694-739b-aea50966c26f8ad91", "{190163d-8694-739b-aea5-966c26f8ad91",
          "0190163d-8694-739b-aea5 966c26f8ad91"}) {
        CAPTURE(bad);
        CHECK_FALSE(Uuid::parse(bad));
    }
}

TEST_CASE("a reservation's UUID carries its restaurant and sorts by time")
{
    const std::uint64_t chance = 0xFFFF'FFFF'FFFF'FFFF;
    const Uuid early = Uuid::time_ordered(at("19:00"), RestaurantId{7}, chance);
    const Uuid late =
        Uuid::time_ordered(at("19:00") + std::chrono::microseconds{1}, RestaurantId{7}, 0);
    CHECK(early.restaurant() == RestaurantId{7});
    CHECK(Uuid::time_ordered(at("19:00"), RestaurantId{4'000'000'000}, 1).restaurant() ==
          RestaurantId{4'000'000'000});
    CHECK(early < late);
    CHECK(early.text() < late.text());
}

TEST_CASE("a UUID is of version 7 and of RFC 9562's variant, whatever the chance")
{
    for (const std::uint64_t chance : {std::uint64_t{0}, ~std::uint64_t{0}}) {
        const std::string text = Uuid::time_ordered(at("19:00"), RestaurantId{1}, chance).text();
        CHECK(text[14] == '7');
        CHECK(std::string{"89ab"}.find(text[19]) != std::string::npos);
    }
}

TEST_CASE("a UUID begins with the milliseconds since 1970, as in RFC 9562's own example")
{
    const Instant then{std::chrono::milliseconds{0x017F22E279B0}};
    const std::string text = Uuid::time_ordered(then, RestaurantId{1}, 0).text();
    CHECK(text.substr(0, 13) == "017f22e2-79b0");
}

TEST_CASE("each of the 30 bits of chance makes another UUID")
{
    std::set<Uuid> all;
    int used = 0;
    const Uuid plain = Uuid::time_ordered(at("19:00"), RestaurantId{1}, 0);
    for (int bit = 0; bit < 64; ++bit) {
        const Uuid uuid = Uuid::time_ordered(at("19:00"), RestaurantId{1}, std::uint64_t{1} << bit);
        used += uuid != plain;
        all.insert(uuid);
    }
    CHECK(used == 30);
    CHECK(all.size() == 31);
}
