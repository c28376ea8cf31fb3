#include "core/notices/due_notices.hpp"
#include "tests/support/members.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr OpenChannels mail_only{.email = true};

Reservation a_booking(Instant start = at("2030-06-20 19:00"))
{
    return {.id = {1},
            .uuid = {},
            .contact = ada(),
            .party = 2,
            .sitting = {start, start + hours{1}},
            .table = TableId{101},
            .pinned = true,
            .stage = Confirmed{at("09:00")},
            .source = Source::member_surface,
            .made_at = at("09:00"),
            .member = a_member};
}

std::vector<NoticeKind> kinds(const std::vector<NoticeWish>& wishes)
{
    std::vector<NoticeKind> kinds;
    for (const NoticeWish& wish : wishes)
        kinds.push_back(wish.kind);
    return kinds;
}

std::vector<NoticeKind> told(const std::optional<Reservation>& before, const Reservation& after,
                             Instant now = at("09:00"))
{
    return kinds(notices_due(before, after, mail_only, now));
}

using enum NoticeKind;

} // namespace

TEST_CASE("whoever books is told so at once, and reminded a day before")
{
    const auto wishes = notices_due(std::nullopt, a_booking(), mail_only, at("09:00"));
    REQUIRE(kinds(wishes) == std::vector{confirmation, reminder});
    CHECK(wishes[0].due == at("09:00"));
    CHECK(wishes[1].due == at("2030-06-19 19:00"));
    CHECK(wishes[0].channel == Channel::email);
}

TEST_CASE("whoever books for the same day is reminded at once, for what has begun not at all")
{
    const auto wishes = notices_due(std::nullopt, a_booking(at("19:00")), mail_only, at("09:00"));
    REQUIRE(kinds(wishes) == std::vector{confirmation, reminder});
    CHECK(wishes[1].due == at("09:00"));
    CHECK(told(std::nullopt, a_booking(at("09:00")), at("09:10")) == std::vector{confirmation});
}

TEST_CASE("whoever did not log in is told nothing")
{
    Reservation guests = a_booking();
    guests.member.reset();
    CHECK(told(std::nullopt, guests).empty());
}

TEST_CASE(
    "each channel that is open and reaches the guest is used; without any, it is kept to read")
{
    const OpenChannels both{.email = true, .sms = true};
    Reservation booking = a_booking();
    CHECK(notices_due(std::nullopt, booking, both, at("09:00")).size() == 4);
    booking.contact.phone.reset();
    CHECK(notices_due(std::nullopt, booking, both, at("09:00")).size() == 2);
    booking.contact.email.reset();
    const auto wishes = notices_due(std::nullopt, booking, both, at("09:00"));
    REQUIRE(wishes.size() == 2);
    CHECK(wishes[0].channel == Channel::none);
}

TEST_CASE("another time, party or table is told; another name or table that nobody knew is not")
{
    const Reservation before = a_booking();
    Reservation after = before;
    after.contact.name = *Name::of("Grace");
    after.occasion = "Birthday";
    CHECK(told(before, after).empty());
    after.party = 3;
    CHECK(told(before, after) == std::vector{change});
    after = before;
    after.table = TableId{102};
    CHECK(told(before, after) == std::vector{change});
    Reservation kept = before;
    kept.pinned = false;
    after.pinned = false;
    CHECK(told(kept, after).empty());
}

TEST_CASE("another start moves the reminder, within the last day it was just told")
{
    const Reservation before = a_booking();
    Reservation after = a_booking(at("2030-06-21 19:00"));
    CHECK(told(before, after) == std::vector{change, reminder});
    CHECK(reminder_is_over(before, after));
    CHECK(told(before, after, at("2030-06-20 19:30")) == std::vector{change});
    after = before;
    after.sitting.end += minutes{30};
    CHECK(told(before, after) == std::vector{change});
    CHECK_FALSE(reminder_is_over(before, after));
}

TEST_CASE("whoever gives up is told once, and not reminded")
{
    const Reservation before = a_booking();
    Reservation after = before;
    after.stage = Cancelled{at("10:00")};
    CHECK(told(before, after) == std::vector{cancellation});
    CHECK(reminder_is_over(before, after));
    CHECK(told(after, after).empty());
    after.stage = Seated{at("10:00")};
    CHECK(told(before, after).empty());
    CHECK(reminder_is_over(before, after));
}

TEST_CASE("a slip of the hand on the floor is nothing that a guest is told of")
{
    Reservation taken_for_arrived = a_booking();
    taken_for_arrived.stage = Arrived{at("09:00")};
    CHECK(told(taken_for_arrived, a_booking()) == std::vector{reminder});
    CHECK(told(taken_for_arrived, a_booking(), at("2030-06-20 18:30")).empty());
}

TEST_CASE("the pauses between tries grow, and after the fifth try a notice is given up")
{
    std::chrono::microseconds last{0};
    for (int tries = 1; tries < most_tries; ++tries) {
        const auto again = next_try(tries, at("09:00"));
        REQUIRE(again);
        CHECK(*again - at("09:00") > last);
        last = *again - at("09:00");
    }
    CHECK_FALSE(next_try(most_tries, at("09:00")));
    CHECK_FALSE(next_try(most_tries + 1, at("09:00")));
}

TEST_CASE("who books and gives up in one decision is not reminded of it")
{
    PaperBook book{a_room_of(1)};
    const auto id =
        book.enter(reserve(from("2030-06-20 19:00", "2030-06-20 20:00"), 2, "1"), at("09:00"))
            .reservation.id;
    const Decision decision = book.decide(
        {rebook({.id = id, .sitting = from("2030-06-20 20:00", "2030-06-20 21:00")}), cancel(id)},
        at("10:00"));
    CHECK(kinds(decision.changes.notices) == std::vector{change, cancellation});
    CHECK(decision.changes.reminders_over == std::set{id});
}

namespace {

Reservation a_hold(Instant start = at("2030-06-20 19:00"))
{
    Reservation hold = a_booking(start);
    hold.source = Source::hold_surface;
    hold.stage = Held{at("09:00"), at("09:15")};
    return hold;
}

Reservation confirmed(Reservation hold)
{
    hold.stage = Confirmed{at("09:05")};
    return hold;
}

} // namespace

TEST_CASE("whoever has a table held is told so by mail, and by nothing else")
{
    const auto wishes = notices_due(std::nullopt, a_hold(), {true, true}, at("09:00"));
    REQUIRE(kinds(wishes) == std::vector{confirmation});
    CHECK(wishes[0].channel == Channel::email);
    CHECK(wishes[0].due == at("09:00"));
    CHECK(notices_due(std::nullopt, a_hold(), {.sms = true}, at("09:00")).empty());
}

TEST_CASE("whoever confirms a hold is told nothing more, but will be reminded")
{
    const auto wishes = notices_due(a_hold(), confirmed(a_hold()), mail_only, at("09:05"));
    REQUIRE(kinds(wishes) == std::vector{reminder});
    CHECK(wishes[0].due == at("2030-06-19 19:00"));
}

TEST_CASE("whoever confirms late is reminded as well, and at once where less than a day is left")
{
    Reservation expired = a_hold(at("19:00"));
    expired.stage = Expired{at("09:15")};
    const auto wishes = notices_due(expired, confirmed(expired), mail_only, at("10:00"));
    REQUIRE(kinds(wishes) == std::vector{reminder});
    CHECK(wishes[0].due == at("10:00"));
}

TEST_CASE("a hold that is given up or expires brings no mail, and takes its reminder with it")
{
    Reservation given_up = a_hold();
    given_up.stage = Cancelled{at("09:10")};
    CHECK(told(a_hold(), given_up).empty());
    CHECK(told(confirmed(a_hold()), given_up).empty());
    CHECK(reminder_is_over(confirmed(a_hold()), given_up));
    Reservation expired = a_hold();
    expired.stage = Expired{at("09:15")};
    CHECK(told(a_hold(), expired).empty());
}

TEST_CASE("the reminder of a hold moves with it")
{
    const Reservation before = confirmed(a_hold());
    const Reservation after = confirmed(a_hold(at("2030-06-22 20:00")));
    CHECK(reminder_is_over(before, after));
    const auto wishes = notices_due(before, after, mail_only, at("10:00"));
    REQUIRE(kinds(wishes) == std::vector{reminder});
    CHECK(wishes[0].due == at("2030-06-21 20:00"));
}

TEST_CASE("a hold that is moved to the same day is reminded of at once, since nothing else tells")
{
    const Reservation before = confirmed(a_hold(at("2030-06-15 08:00")));
    const Reservation after = confirmed(a_hold(at("2030-06-14 20:00")));
    const auto wishes = notices_due(before, after, mail_only, at("10:00"));
    REQUIRE(kinds(wishes) == std::vector{reminder});
    CHECK(wishes[0].due == at("10:00"));
}
