// The log of what happened, and the work that is due.
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

using std::chrono::minutes;

/// Everything that a reservation can say, and as little as it can.
std::vector<Reservation> all_kinds_of(House& house)
{
    Reservation full = house.party(at("19:00"), 1);
    full.contact.notes = "Geburtstag 🎂, “Fenster”\n\\ zwei Zeilen";
    full.party = 9;
    full.pinned = true;
    full.stage = Arrived{today()};
    full.source = Source::floor_surface;
    full.planned = at("18:50") + std::chrono::microseconds{1};
    full.times = {at("18:55"), at("18:56") + std::chrono::microseconds{999'999}, at("19:29")};
    Reservation bare = house.party(at("20:00"), 2, {*Name::of("Bob"), {}, {}});
    bare.table.reset();
    Reservation held = house.party(at("21:00"), 3);
    held.stage = Held{today() - minutes{1}, today() + minutes{14}};
    held.source = Source::hold_surface;
    Reservation waits = walk_in(house, 4, from("18:07", "19:37"));
    waits.stage = Waitlisted{today()};
    waits.table.reset();
    waits.pinned = false;
    waits.times = {};
    return {full, bare, held, waits, walk_in(house, 4, from("12:07", "13:37"))};
}

std::vector<std::int64_t> sequences(const std::vector<Recorded>& lines)
{
    std::vector<std::int64_t> numbers;
    for (const Recorded& line : lines)
        numbers.push_back(line.sequence);
    return numbers;
}

using Numbers = std::vector<std::int64_t>;

TEST_CASE("the log tells every field of a reservation before and after")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const std::vector<Reservation> parties = all_kinds_of(house);
    REQUIRE(house.commit(parties) == Committed::yes);
    Draft draft = house.draft();
    std::vector<Event> expected;
    for (const Reservation& party : parties) {
        Reservation amended = party;
        amended.contact.name = *Name::of("Åsa “Öö”");
        amended.stage = Cancelled{today()};
        amended.times.finished = at("22:00");
        draft.change(EventKind::reservation_cancelled, party, amended);
        expected.push_back({EventKind::reservation_cancelled, "guest", today(), party, amended});
    }
    REQUIRE(house.commit(draft) == Committed::yes);
    const auto lines = house.open()->events_after(0, 100);
    REQUIRE(lines.size() == 2 * parties.size());
    for (std::size_t i = 0; i < parties.size(); ++i) {
        CHECK(lines[i] ==
              Recorded{static_cast<std::int64_t>(i) + 1, Event{EventKind::reservation_made, "guest",
                                                               today(), std::nullopt, parties[i]}});
        CHECK(std::get<Event>(lines[parties.size() + i].event) == expected[i]);
        CHECK(house.stored(parties[i]) == expected[i].after);
    }
}

TEST_CASE("the log tells every field of a table before and after, and who is at it")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Table plain = house.open()->room().tables.at(0);
    Table moved = plain;
    moved.position = Position{0.1, 1.0 / 3};
    moved.section = "“bar”";
    moved.out_of_order = true;
    const TableEvent added = adds(table_numbered(tested->storage(), house, "T1"));
    TableEvent changed = changes(plain, moved);
    changed.before->status = TableStatus::reserved;
    changed.before->party = fresh_uuid(house.id());
    changed.after.status = TableStatus::out_of_order;
    REQUIRE(refurbish(house, {added, changed, removes(moved)}) == Committed::yes);
    const auto lines = house.open()->events_after(0, 100);
    REQUIRE(sequences(lines) == Numbers{1, 2, 3});
    CHECK(std::get<TableEvent>(lines[0].event) == added);
    CHECK(std::get<TableEvent>(lines[1].event) == changed);
    CHECK(std::get<TableEvent>(lines[2].event) == removes(moved));
}

TEST_CASE("a batch logs its reservations, then the tables where they are seen")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    const Reservation guests = walk_in(house, 2, {today(), today() + minutes{90}});
    const Table table = house.open()->room().tables.at(1);
    Batch batch = house.draft({utc_date_of(today())}).make(guests).batch();
    batch.at = today() + minutes{1};
    for (Event& event : batch.changes.events)
        event.at = event.after.changed_at = batch.at;
    ShownTable occupied{table, TableStatus::occupied, guests.uuid};
    occupied.table.changed_at = batch.at;
    batch.changes.table_events = {
        {EventKind::table_changed, "staff", batch.at, ShownTable{table}, occupied}};
    REQUIRE(house.open()->commit(batch) == Committed::yes);
    const auto lines = house.open()->events_after(0, 100);
    REQUIRE(sequences(lines) == Numbers{1, 2});
    CHECK(std::get<Event>(lines[0].event) == batch.changes.events[0]);
    CHECK(std::get<TableEvent>(lines[1].event) == batch.changes.table_events[0]);
    CHECK(house.open()->tables().at(1).table == occupied.table);
    CHECK(house.open()->tables().at(0).table.changed_at != batch.at);
    CHECK(house.findings().empty());
}

TEST_CASE("what is done to a room and to a restaurant is logged without a gap")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    REQUIRE(house.commit({house.party(at("19:00"), 1)}) == Committed::yes);
    const auto session = house.open();
    Profile profile = session->profile();
    profile.name = "Elsewhere";
    const Deed deed = settings_deed("Café", "Else “where”");
    const TableEvent added = adds(table_numbered(tested->storage(), house, "T1"));
    REQUIRE(session->refurbish({.room_version = session->room().version,
                                .at = today(),
                                .tables = {added},
                                .profile = profile,
                                .deeds = {deed, settings_deed("a", "b")}}) == Committed::yes);
    REQUIRE(house.commit({house.party(at("20:00"), 1)}) == Committed::yes);
    const auto lines = session->events_after(1, 3);
    REQUIRE(sequences(lines) == Numbers{2, 3, 4});
    CHECK(std::get<TableEvent>(lines[0].event) == added);
    CHECK(std::get<Deed>(lines[1].event) == deed);
    CHECK(std::get<Deed>(lines[2].event) == settings_deed("a", "b"));
    CHECK(session->last_event() == 5);
    CHECK(house.findings().empty());
}

TEST_CASE("the log is read forwards and backwards, up to a limit")
{
    const auto tested = storage_under_test();
    House house{tested->storage()};
    CHECK(house.open()->last_event() == 0);
    CHECK(house.open()->events_before(1, 10).empty());
    for (const char* start : {"17:00", "18:00", "19:00", "20:00", "21:00"})
        REQUIRE(house.commit({house.party(at(start), 1)}) == Committed::yes);
    const auto session = house.open();
    CHECK(session->last_event() == 5);
    CHECK(sequences(session->events_after(0, 2)) == Numbers{1, 2});
    CHECK(sequences(session->events_after(3, 10)) == Numbers{4, 5});
    CHECK(session->events_after(5, 10).empty());
    CHECK(session->events_after(50, 10).empty());
    CHECK(sequences(session->events_before(6, 2)) == Numbers{5, 4});
    CHECK(sequences(session->events_before(100, 10)) == Numbers{5, 4, 3, 2, 1});
    CHECK(sequences(session->events_before(3, 10)) == Numbers{2, 1});
    CHECK(session->events_before(1, 10).empty());
    CHECK(session->events_before(3, 1) == session->events_after(1, 1));
}

} // namespace
} // namespace maitred
