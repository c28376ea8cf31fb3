// What holds on every floor, whatever its guests and staff do: commands by chance, the same ones
// each time, while the clock goes on and tables come and go. PaperBook checks after every batch
// that no two sittings share a claim, that whoever sits has a table and somebody who looks after
// it, and that the events of the tables tell how the tables are seen.
#include "tests/support/floor.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::minutes;

namespace {

struct Evening {
    const char* what;
    Room room;
};

std::vector<Evening> evenings()
{
    const Room small = a_room_with(tables_with_seats({2, 2, 4, 6}));
    Room best_fit = with_turn(small, 90);
    best_fit.policy = Policy::best_fit;
    Room by_party = with_grid(small, every(20, 5));
    by_party.turn_times = TurnTimes{minutes{50}, {{3, minutes{75}}, {6, minutes{130}}}};
    return {{"sittings of one slot", small},
            {"90 minutes, the best fit", best_fit},
            {"turns by party size that end within a slot", by_party},
            {"an evening that runs past midnight", with_hours(with_turn(small, 60), 17, 3)}};
}

class Staff {
public:
    Staff(PaperBook& book, std::uint64_t seed) : book_{book}, dice_{seed} {}

    std::int64_t chance(std::int64_t sides)
    {
        return static_cast<std::int64_t>(dice_.roll(static_cast<std::uint64_t>(sides)));
    }

    Command wish(Instant now)
    {
        switch (chance(5)) {
        case 0: return of_a_guest(now);
        case 1: return of_somebody_new(now);
        default: return of_the_floor(now);
        }
    }

private:
    Command of_a_guest(Instant now)
    {
        switch (chance(8)) {
        case 0: return hold_for(party(), time(now), minutes{1 + chance(60)});
        case 1: return confirm(someone());
        case 2: return move(someone(), time(now), party());
        case 3: return cancel(someone());
        case 4: return ask(time(now), party());
        default: return table_for(party(), time(now));
        }
    }

    Command of_somebody_new(Instant now)
    {
        switch (chance(5)) {
        case 0: return walks_in(party(), StageName::seated);
        case 1: return walks_in_to(party(), table());
        case 2: return walks_in(party());
        case 3: return expects(party(), time(now), stage());
        default: {
            Command expected = expects(party(), time(now));
            std::get<Enter>(expected.wish).table = Assign{table(), chance(2) == 0};
            return expected;
        }
        }
    }

    Command of_the_floor(Instant now)
    {
        const ReservationId id = someone();
        switch (chance(12)) {
        case 0:
        case 1: return assigns(id, table());
        case 2: return amends({.id = id, .table = Unassign{}});
        case 3: return becomes(id, StageName::seated);
        case 4: return seats(id, table());
        case 5:
        case 6: return becomes(id, StageName::finished);
        case 7: return becomes(id, stage());
        case 8: return amends({.id = id, .party = party()});
        case 9: return amends({.id = id, .notes = "window", .time = time(now)});
        case 10: return tends(id);
        default: return {Replace{id}, "staff"};
        }
    }

    /// Mostly one of those who came last; sometimes nobody.
    ReservationId someone()
    {
        const auto& known = book_.reservations();
        if (known.empty() || chance(20) == 0)
            return {chance(1000)};
        auto chosen = known.end();
        for (std::int64_t back = chance(std::min<std::int64_t>(known.size(), 12)); back >= 0;
             --back)
            --chosen;
        return chosen->first;
    }

    Instant time(Instant now) { return now + minutes{chance(chance(2) == 0 ? 3 * 60 : 30 * 60)}; }
    int party() { return chance(40) == 0 ? 11 : static_cast<int>(chance(6)) + 1; }
    TableId table() { return {101 + chance(4)}; }
    StageName stage()
    {
        constexpr StageName stages[] = {
            StageName::waitlisted,        StageName::confirmed, StageName::running_late,
            StageName::partially_arrived, StageName::arrived,   StageName::seated,
            StageName::finished,          StageName::cancelled, StageName::no_show};
        return stages[chance(9)];
    }

    PaperBook& book_;
    Dice dice_;
};

bool seated(const Reservation& party)
{
    return name_of(party.stage) == StageName::seated;
}

/// Those who would sit too long are sent home, so that nobody is forgotten.
std::vector<Command> last_orders(const PaperBook& book, Instant now)
{
    std::vector<Command> commands;
    for (const ReservationId id : book.due(now))
        commands.push_back(now - book.reservations().at(id).sitting.start > std::chrono::hours{6}
                               ? becomes(id, StageName::finished)
                               : tends(id));
    return commands;
}

/// Takes a table out of the room and finds its parties others, or puts all back.
std::vector<Command> refurnish(PaperBook& book, const Room& room, std::int64_t table)
{
    Room other = room;
    std::vector<Command> commands;
    if (book.room().tables.size() == room.tables.size()) {
        const TableId gone = other.tables[static_cast<std::size_t>(table)].id;
        for (const auto& [id, party] : book.reservations()) {
            if (party.table == gone && seated(party))
                return {};
            if (party.table == gone && takes_a_table(name_of(party.stage)))
                commands.push_back({Replace{id}, "staff"});
        }
        other.tables.erase(other.tables.begin() + table);
    }
    book.refurnish(other);
    return commands;
}

/// Lets an evening go on, from 18:00 on, and looks at every decision.
template <class Look> PaperBook after(int batches, const Room& room, std::uint64_t seed, Look look)
{
    PaperBook book{room, seed};
    Staff staff{book, seed};
    Instant now = at("18:00");
    for (int batch = 0; batch < batches; ++batch) {
        std::vector<Command> commands;
        if (staff.chance(12) == 0)
            commands = refurnish(book, room, staff.chance(4));
        if (staff.chance(8) != 0)
            for (Command& command : last_orders(book, now))
                commands.push_back(std::move(command));
        for (std::int64_t size = 1 + staff.chance(6); size > 0; --size)
            commands.push_back(staff.wish(now));
        look(book, commands, now);
        now += minutes{staff.chance(9)};
    }
    book.audit();
    return book;
}

const auto decide_them = [](PaperBook& book, const std::vector<Command>& commands, Instant now) {
    return book.decide(commands, now);
};

std::size_t overlaps(const PaperBook& book)
{
    std::map<TableId, std::vector<Window>> sittings;
    for (const auto& [id, party] : book.reservations())
        if (party.table && takes_a_table(name_of(party.stage)))
            sittings[*party.table].push_back(party.sitting);
    std::size_t found = 0;
    for (auto& [table, windows] : sittings) {
        std::sort(windows.begin(), windows.end());
        for (std::size_t i = 1; i < windows.size(); ++i)
            found += windows[i - 1].overlaps(windows[i]);
    }
    return found;
}

/// Two parties that sit at one table, whenever their sittings are.
std::size_t crowded(const PaperBook& book)
{
    std::map<TableId, std::size_t> sitting;
    for (const auto& [id, party] : book.reservations())
        if (seated(party))
            ++sitting[*party.table];
    return static_cast<std::size_t>(std::count_if(
        sitting.begin(), sitting.end(), [](const auto& table) { return table.second > 1; }));
}

} // namespace

TEST_CASE("no two parties are ever at one table, whatever the floor does")
{
    for (const Evening& evening : evenings()) {
        std::map<EventKind, int> events;
        for (std::uint64_t seed = 1; seed <= 8; ++seed) {
            CAPTURE(evening.what, seed);
            std::size_t found = 0;
            after(150, evening.room, seed, [&](PaperBook& book, const auto& commands, Instant now) {
                for (const Event& event : decide_them(book, commands, now).changes.events)
                    ++events[event.kind];
                found += overlaps(book) + crowded(book);
            });
            CHECK(found == 0);
        }
        CAPTURE(evening.what);
        CHECK(events[EventKind::party_seated] > 20);
        CHECK(events[EventKind::party_finished] > 20);
        CHECK(events[EventKind::party_displaced] > 20);
        CHECK(events[EventKind::sitting_extended] > 20);
        CHECK(events[EventKind::overstay_clash] > 0);
    }
}

TEST_CASE("who has a table by name is never moved for somebody else")
{
    int displaced = 0;
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        after(300, evening.room, 11, [&](PaperBook& book, const auto& commands, Instant now) {
            for (const Event& event : decide_them(book, commands, now).changes.events) {
                if (event.kind != EventKind::party_displaced)
                    continue;
                ++displaced;
                const bool by_name = event.before->pinned || seated(*event.before);
                CHECK((!by_name || !book.room().place_of(*event.before->table)));
                CHECK(event.after.sitting == event.before->sitting);
            }
        });
    }
    CHECK(displaced > 20);
}

TEST_CASE("a command that the floor is refused leaves everything as it was")
{
    int refused = 0;
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        after(150, evening.room, 21, [&](PaperBook& book, const auto& commands, Instant now) {
            const Decision alone = book.consider({commands.back()}, now);
            decide_them(book, commands, now);
            if (alone.answers.front())
                return;
            ++refused;
            // But for holds that are over, whose places go to those who wait for one.
            bool anybody_placed = false;
            for (const Event& event : alone.changes.events) {
                anybody_placed = anybody_placed || event.kind == EventKind::party_placed;
                CHECK((event.kind == EventKind::hold_expired ||
                       event.kind == EventKind::party_placed));
            }
            CHECK((anybody_placed || alone.changes.taken.empty()));
            CHECK(alone.changes.table_events.empty());
            for (const auto& [timer, due] : alone.changes.timers)
                CHECK((timer.kind == TimerKind::expiry && !due));
        });
    }
    CHECK(refused > 50);
}

TEST_CASE("the tables that are left and those that are taken are all tables")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        after(100, evening.room, 31, [&](PaperBook& book, const auto& commands, Instant now) {
            decide_them(book, commands, now);
            for (int ahead = 0; ahead < 240; ahead += 45) {
                const auto answer = book.consider({ask(now + minutes{ahead}, 1)}, now);
                const auto found = std::get<Availability>(*answer.answers.front());
                const Window sitting = sitting_of(book.room(), found.slot, 1);
                std::set<TableId> taken;
                for (const auto& [id, party] : book.reservations()) {
                    if (!party.table || !takes_a_table(stage_at(party.stage, now)) ||
                        !book.room().place_of(*party.table))
                        continue;
                    const SlotGrid& grid = book.room().grid;
                    if (grid.first_touched(party.sitting) < grid.past_touched(sitting) &&
                        grid.first_touched(sitting) < grid.past_touched(party.sitting))
                        taken.insert(*party.table);
                }
                CHECK(found.tables == book.room().tables.size());
                CHECK(found.available + taken.size() <= found.tables);
                if (book.room().hours.empty())
                    CHECK(found.available + taken.size() == found.tables);
            }
        });
    }
}

TEST_CASE("nobody of the floor gets another's table while that one sits, however late it is")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        after(150, evening.room, 41, [&](PaperBook& book, const auto& commands, Instant now) {
            const auto before = book.reservations();
            for (const Event& event : decide_them(book, commands, now).changes.events)
                if (seated(event.after) && event.kind == EventKind::party_displaced)
                    FAIL("who sits was moved");
            for (const auto& [id, party] : book.reservations())
                if (seated(party))
                    CHECK(party.table.has_value());
        });
    }
}
