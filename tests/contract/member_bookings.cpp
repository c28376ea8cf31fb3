// What members have booked.
#include "tests/contract/floor.hpp"
#include "tests/contract/members.hpp"

namespace maitred {
namespace {

const AccountId ada_lovelace{41};
const AccountId grace_hopper{42};

TEST_CASE("whose a reservation is, its occasion, language and revision are read as written")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = dinner_of(house, ada_lovelace, from("19:00", "20:30"));
    REQUIRE(house.commit({dinner}) == Committed::yes);
    CHECK(house.stored(dinner) == dinner);
    CHECK(house.open()->reservation(dinner.uuid) == dinner);
    Reservation changed = dinner;
    changed.occasion = "";
    changed.language = Language::english;
    changed.revision = 4;
    REQUIRE(house.commit(house.draft().change(EventKind::reservation_amended, dinner, changed)) ==
            Committed::yes);
    CHECK(house.stored(dinner) == changed);
}

TEST_CASE("the log tells whose a reservation is, its occasion, language and revision")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation dinner = dinner_of(house, ada_lovelace, from("19:00", "20:30"));
    Reservation changed = dinner;
    changed.member.reset();
    changed.occasion = "";
    changed.language = Language::english;
    changed.revision = 4;
    REQUIRE(house.commit(house.draft().make(dinner).change(EventKind::reservation_amended, dinner,
                                                           changed)) == Committed::yes);
    const auto lines = house.open()->events_after(1, 10);
    REQUIRE(lines.size() == 1);
    CHECK(std::get<Event>(lines[0].event).before == dinner);
    CHECK(std::get<Event>(lines[0].event).after == changed);
}

TEST_CASE("a member's reservations are listed by their sittings, latest first, page by page")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation lunch = dinner_of(house, ada_lovelace, from("12:00", "13:00"));
    const Reservation dinner = dinner_of(house, ada_lovelace, from("19:00", "20:30"));
    const Reservation again = dinner_of(house, ada_lovelace, from("19:00", "20:00"), 2);
    const Reservation given =
        given_up(dinner_of(house, ada_lovelace, from("21:00", "22:00")), Cancelled{today()});
    const Reservation other = dinner_of(house, grace_hopper, from("18:00", "19:00"));
    const Reservation nobodys = house.party(at("20:00"), 3);
    REQUIRE(house.commit({lunch, dinner, again, given, other, nobodys}) == Committed::yes);
    const auto session = house.open();
    CHECK(session->reservations_of(ada_lovelace, 10, 0) ==
          std::vector{given, again, dinner, lunch});
    CHECK(session->reservations_of(ada_lovelace, 2, 1) == std::vector{again, dinner});
    CHECK(session->reservations_of(ada_lovelace, 10, 4).empty());
    CHECK(session->reservations_of(grace_hopper, 10, 0) == std::vector{other});
    CHECK(session->reservations_of({43}, 10, 0).empty());
}

TEST_CASE("those to come have a table and a sitting that is not over, and stand in its order")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation late = house.party(from("21:00", "22:00"), 1);
    const Reservation early = house.party(from("18:00", "19:00"), 1);
    const Reservation longer = house.party(from("18:00", "20:00"), 2);
    const Reservation given = given_up(house.party(at("18:00"), 3), Cancelled{today()});
    Reservation unplaced = house.party(at("18:00"), 3);
    unplaced.table.reset();
    Reservation did_not_come = house.party(at("18:30"), 4);
    did_not_come.stage = NoShow{at("18:50")};
    REQUIRE(house.commit({late, longer, early, given, unplaced, did_not_come}) == Committed::yes);
    const auto session = house.open();
    CHECK(session->to_come(today()) == std::vector{early, longer, late});
    CHECK(session->to_come(at("18:59:59")) == std::vector{early, longer, late});
    CHECK(session->to_come(at("19:00")) == std::vector{longer, late});
    CHECK(session->to_come(at("22:00")).empty());
}

TEST_CASE("who is on hold or waits for a table is pending, until the hold is over")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Instant over = today() + std::chrono::minutes{15};
    const Reservation held = with_stage(house.party(at("19:00"), 1), Held{today(), over});
    Reservation waits = walk_in(house, 2, from("18:00", "19:00"));
    waits.stage = Waitlisted{today()};
    waits.table.reset();
    REQUIRE(house.commit({held, waits, house.party(at("19:00"), 3)}) == Committed::yes);
    CHECK(house.open()->count_pending(over - std::chrono::microseconds{1}) == 2);
    CHECK(house.open()->count_pending(over) == 1);
}

} // namespace
} // namespace maitred
