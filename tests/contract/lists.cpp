#include "tests/contract/house.hpp"

namespace maitred {
namespace {

std::vector<ReservationId> ids_of(const ReservationPage& page)
{
    std::vector<ReservationId> ids;
    for (const ListedReservation& listed : page.reservations)
        ids.push_back(listed.reservation.id);
    return ids;
}

TEST_CASE("a list is ordered by time, then by the table's place in the room")
{
    const auto tested = storage_under_test();
    House house{tested->storage(), "cafe", 12};
    const Reservation late = house.party(at("20:00"), 1);
    const Reservation at_ten = house.party(at("19:00"), 10);
    const Reservation at_two = house.party(at("19:00"), 2);
    const Reservation waiting = given_up(house.party(at("19:00"), 1), Waitlisted{today()});
    REQUIRE(house.commit({late, at_ten, at_two, waiting}) == Committed::yes);
    const ReservationPage page = house.list({.date = that_day()});
    CHECK(page.total == 4);
    CHECK(ids_of(page) == std::vector{at_two.id, at_ten.id, waiting.id, late.id});
    CHECK(page.reservations[0].table_number == "2");
    CHECK(page.reservations[2].table_number.empty());
    CHECK(page.reservations[3].reservation == late);
}

TEST_CASE("reservations that were given up keep their order of making")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::vector<Reservation> cancelled;
    for (int i = 0; i < 4; ++i)
        cancelled.push_back(given_up(house.party(at("19:00"), 1), Cancelled{today()}));
    REQUIRE(house.commit({cancelled[2], cancelled[0], cancelled[3], cancelled[1]}) ==
            Committed::yes);
    CHECK(ids_of(house.list({.date = that_day()})) ==
          std::vector{cancelled[0].id, cancelled[1].id, cancelled[2].id, cancelled[3].id});
}

TEST_CASE("a list shows one UTC date, from midnight to midnight")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation first = house.party(at("00:00"), 1);
    const Reservation last = house.party({at("23:30"), at("2030-06-15 01:00")}, 1);
    const Reservation before = house.party({at("2030-06-13 23:30"), at("00:00")}, 1);
    const Reservation after = house.party(at("2030-06-15 01:00"), 1);
    REQUIRE(house.commit({first, last, before, after}) == Committed::yes);
    CHECK(ids_of(house.list({.date = that_day()})) == std::vector{first.id, last.id});
    CHECK(house.list({.date = on("2030-06-20")}).total == 0);
}

TEST_CASE("a list can be narrowed to a guest, a table or a time, and to all of them")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Contact eve = guest("Eve", "eve@example.org");
    const Reservation ada_early = house.party(at("18:00"), 1);
    const Reservation ada_late = house.party(at("19:00"), 1);
    const Reservation eve_early = house.party(at("18:00"), 2, eve);
    REQUIRE(house.commit({ada_early, ada_late, eve_early}) == Committed::yes);
    const auto email = *Email::of("ADA@example.org");
    CHECK(ids_of(house.list({.date = that_day(), .email = email})) ==
          std::vector{ada_early.id, ada_late.id});
    CHECK(ids_of(house.list({.date = that_day(), .table_number = "2"})) ==
          std::vector{eve_early.id});
    CHECK(ids_of(house.list({.date = that_day(), .starts_in = from("18:30", "19:30")})) ==
          std::vector{ada_late.id});
    CHECK(ids_of(house.list({.date = that_day(), .starts_in = from("18:00", "18:30")})) ==
          std::vector{ada_early.id, eve_early.id});
    CHECK(ids_of(house.list({.date = that_day(),
                             .email = email,
                             .table_number = "1",
                             .starts_in = from("18:00", "19:00")})) == std::vector{ada_early.id});
    CHECK(house.list({.date = that_day(), .table_number = "99"}).total == 0);
    CHECK(house.list({.date = that_day(), .table_number = ""}).total == 0);
    CHECK(house.list({.date = that_day(), .starts_in = from("19:30", "19:30")}).total == 0);
}

TEST_CASE("a window that begins before the date shows only the date")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation before = house.party({at("2030-06-13 23:30"), at("00:00")}, 1);
    const Reservation first = house.party(at("00:00"), 1);
    REQUIRE(house.commit({before, first}) == Committed::yes);
    const Window wide = {at("2030-06-13 00:00"), at("2030-06-16 00:00")};
    CHECK(ids_of(house.list({.date = that_day(), .starts_in = wide})) == std::vector{first.id});
}

TEST_CASE("pages follow each other without gap or repetition")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    std::vector<Reservation> all;
    for (int slot = 0; slot < 7; ++slot)
        all.push_back(house.party(at("12:00") + slot * std::chrono::minutes{30}, 1 + slot % 3));
    REQUIRE(house.commit(all) == Committed::yes);
    std::vector<ReservationId> seen;
    for (int page = 1; page <= 3; ++page) {
        const ReservationPage listed = house.list({.date = that_day()}, page, 3);
        CHECK(listed.total == 7);
        CHECK(listed.reservations.size() == (page < 3 ? 3u : 1u));
        for (const ReservationId id : ids_of(listed))
            seen.push_back(id);
    }
    CHECK(seen == ids_of(house.list({.date = that_day()})));
    CHECK(house.list({.date = that_day()}, 4, 3).total == 7);
    CHECK(house.list({.date = that_day()}, 4, 3).reservations.empty());
    CHECK(house.list({.date = that_day()}, 2'000'000'000, 100).reservations.empty());
}

} // namespace
} // namespace maitred
