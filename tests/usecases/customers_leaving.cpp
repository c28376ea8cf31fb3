#include "tests/usecases/platform.hpp"

namespace maitred {
namespace {

ChangeCustomer::Asked cleo_asks(Platform& platform)
{
    return {platform.as(platform.cleo), platform.cleo.id};
}

TEST_CASE("who gives the account up cannot log in any more, and the e-mail is free for another")
{
    Platform platform;
    const auto answer = platform.logs_in("cleo@example.com");
    const std::string token = std::get<LogInCustomer::LoggedIn>(*answer).token;
    const auto removed = platform.change.remove(cleo_asks(platform));
    REQUIRE(removed);
    CHECK(std::get<StaffMember>(*removed).account.email.text() == "cleo@example.com");
    CHECK(reason_of(platform.logs_in("cleo@example.com")) == Reason::wrong_credentials);
    CHECK_FALSE(platform.authenticate(token, "hold"));
    CHECK(platform.accounts->memberships(platform.cleo.id).empty());
    CHECK(platform.registers("cleo@example.com").id != platform.cleo.id);
}

TEST_CASE("who is still to come somewhere does not leave unasked, and hears where")
{
    Platform platform;
    const Reservation second = platform.books(platform.house, at("20:00"));
    const Reservation first = platform.holds(platform.bistro, at("19:00"));
    const auto refused = platform.change.remove(cleo_asks(platform));
    CHECK(reason_of(refused) == Reason::bookings_in_the_way);
    CHECK(refused.error().in_the_way == std::vector{first.id, second.id});
    CHECK(platform.logs_in("cleo@example.com"));
}

TEST_CASE("neither what is past, given up or expired is in the way of who leaves, nor others'")
{
    Platform platform;
    const Reservation given_up = platform.books(platform.house, at("20:00"));
    platform.does(platform.house, cancel(given_up.id));
    platform.books(platform.house, at("12:30"));
    platform.holds(platform.bistro, at("19:00"));
    platform.does(platform.house, table_for(2, at("20:00")));
    platform.clock.set(at("14:00"));
    CHECK(platform.change.remove(cleo_asks(platform)));
}

TEST_CASE("who leaves may keep what was booked")
{
    Platform platform;
    const Reservation kept = platform.books(platform.bistro, at("19:00"));
    REQUIRE(platform.change.remove(cleo_asks(platform), ToCome::keep));
    CHECK(platform.stage_of(platform.bistro, kept) == StageName::confirmed);
    CHECK(reason_of(platform.logs_in("cleo@example.com")) == Reason::wrong_credentials);
}

TEST_CASE("who leaves may have everything cancelled, everywhere, and a retry cancels what is left")
{
    Platform platform;
    const Reservation here = platform.books(platform.house, at("19:00"));
    const Reservation there = platform.holds(platform.bistro, at("19:00"));
    ChangeCustomer::Asked asked{platform.as(platform.administrator), platform.cleo.id};
    asked.retry = Retried<StaffMember>{{"hold", "k", "f"},
                                       [](const StaffMember&) { return std::string{"gone"}; }};
    REQUIRE(platform.change.remove(asked, ToCome::keep));
    REQUIRE(platform.stage_of(platform.house, here) == StageName::confirmed);
    const auto again = platform.change.remove(asked, ToCome::cancel);
    REQUIRE(again);
    CHECK(std::get<Repeated>(*again).answer == "gone");
    CHECK(platform.stage_of(platform.house, here) == StageName::cancelled);
    CHECK(platform.stage_of(platform.bistro, there) == StageName::cancelled);
}

} // namespace
} // namespace maitred
