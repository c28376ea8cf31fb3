// What holds in every house, whatever its guests do: some 10,000 commands by chance, the same ones
// each time. PaperBook checks after every batch that no two sittings share a claim, that the claims
// written are those of the sittings, and that the pages are those that would be read back.
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>

using namespace maitred;
using std::chrono::minutes;

namespace {

/// A house, and the chance that governs its guests.
struct Evening {
    const char* what;
    Room room;
};

Room with_steps(Room room)
{
    room.turn_times = TurnTimes{minutes{30}, {{3, minutes{60}}, {6, minutes{100}}}};
    return room;
}

Room best_fit(Room room)
{
    room.policy = Policy::best_fit;
    return room;
}

std::vector<Evening> evenings()
{
    const Room small = a_room_with(tables_with_seats({2, 2, 4, 4, 8}));
    return {
        {"half hours, sittings of one slot", small},
        {"90 minutes over half hours", with_turn(small, 90)},
        {"90 minutes on slots at a quarter past, over midnight",
         with_turn(with_grid(small, every(30, 15)), 90)},
        {"turns by party size that end within a slot", best_fit(with_steps(small))},
        {"an evening that runs past midnight",
         with_hours(with_turn(with_grid(small, every(20, 5)), 50), 20, 3)},
        {"more tables than fit into a word", with_turn(a_room_of(70), 90)},
    };
}

class Guests {
public:
    explicit Guests(std::uint64_t seed) : dice_{seed} {}

    std::int64_t chance(std::int64_t sides)
    {
        return static_cast<std::int64_t>(dice_.roll(static_cast<std::uint64_t>(sides)));
    }

    /// Around one midnight, or over three days.
    Instant time(Instant now)
    {
        const std::int64_t within = chance(2) == 0 ? 6 * 60 : 60 * 60;
        return now + minutes{chance(within) - 40};
    }

    int party() { return chance(50) == 0 ? 11 : static_cast<int>(chance(8)) + 1; }

    Command wish(Instant now, std::int64_t reservations)
    {
        const ReservationId someone{chance(reservations + 2)};
        switch (chance(12)) {
        case 0: return confirm(someone);
        case 1:
        case 2: return cancel(someone);
        case 3:
        case 4: return move(someone, time(now), party());
        case 5: return ask(time(now), party());
        case 6:
        case 7: return hold_for(party(), time(now), minutes{1 + chance(90)});
        case 8: return with_key(table_for(party(), time(now)), std::to_string(chance(20)), "f");
        default: return table_for(party(), time(now));
        }
    }

private:
    Dice dice_;
};

/// No two sittings of one table overlap, compared with each other rather than slot by slot.
std::size_t overlaps(const PaperBook& book)
{
    std::map<TableId, std::vector<Window>> sittings;
    for (const auto& [id, reservation] : book.reservations())
        if (takes_a_table(name_of(reservation.stage)))
            sittings[*reservation.table].push_back(reservation.sitting);
    std::size_t found = 0;
    for (auto& [table, windows] : sittings) {
        std::sort(windows.begin(), windows.end());
        for (std::size_t i = 1; i < windows.size(); ++i)
            found += windows[i - 1].overlaps(windows[i]);
    }
    return found;
}

/// Lets guests come and go for a while, starting at 20:00.
PaperBook after(int batches, const Room& room, std::uint64_t seed, Instant& now)
{
    Guests guests{seed};
    PaperBook book{room, seed};
    for (int batch = 0; batch < batches; ++batch) {
        std::vector<Command> commands;
        const std::int64_t last = static_cast<std::int64_t>(book.reservations().size()) * 2;
        for (std::int64_t size = 1 + guests.chance(30); size > 0; --size)
            commands.push_back(guests.wish(now, last));
        book.decide(commands, now);
        now += minutes{guests.chance(9)};
    }
    return book;
}

bool granted(const PaperBook& book, const Command& command, Instant now)
{
    return book.consider({command}, now).answers.front().has_value();
}

} // namespace

TEST_CASE("no two sittings ever share a table at one time")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        Instant now = at("20:00");
        const PaperBook book = after(90, evening.room, 1, now);
        book.audit();
        CHECK(overlaps(book) == 0);
        CHECK(book.reservations().size() > 50);
    }
}

TEST_CASE("what is available can be booked, and what is not is refused")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        Instant now = at("20:00");
        const PaperBook book = after(25, evening.room, 2, now);
        const SlotGrid& grid = book.room().grid;
        const Slot first = grid.slot_at(now);
        for (std::int64_t count = 0; count < static_cast<std::int64_t>(grid.slots_a_day()); ++count)
            for (const int party : {1, 3, 6, 11}) {
                const Instant time = grid.later(first, count).start() + minutes{count % 5};
                const auto answer = book.consider({ask(time, party)}, now).answers.front();
                const bool available = std::get<Availability>(*answer).available > 0;
                CHECK(granted(book, table_for(party, time), now) == available);
            }
    }
}

TEST_CASE("as many parties are seated in a slot as it has tables available")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        Instant now = at("20:00");
        const PaperBook evening_book = after(25, evening.room, 3, now);
        for (int hours = 0; hours < 24; hours += 3) {
            PaperBook book = evening_book;
            const Instant time = now + std::chrono::hours{hours};
            const auto found = std::get<Availability>(*book.answer(ask(time, 2), now));
            std::size_t seated = 0;
            while (book.answer(table_for(2, time), now))
                ++seated;
            CHECK(seated == found.available);
        }
    }
}

TEST_CASE("every alternative that is offered can be booked")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        Instant now = at("20:00");
        const PaperBook book = after(40, evening.room, 4, now);
        std::size_t offered = 0;
        for (int quarter = 0; quarter < 24 * 4; ++quarter) {
            const Instant time = now + minutes{15 * quarter};
            const auto answer = book.consider({table_for(6, time)}, now).answers.front();
            if (answer)
                continue;
            CHECK(answer.error().alternatives.size() <= 3);
            for (const Instant other : answer.error().alternatives) {
                CHECK(granted(book, table_for(6, other), now));
                ++offered;
            }
        }
        if (evening.room.tables.size() < 10)
            CHECK(offered > 0);
    }
}

TEST_CASE("a refused command leaves the book as it was")
{
    for (const Evening& evening : evenings()) {
        CAPTURE(evening.what);
        Instant now = at("20:00");
        const PaperBook book = after(40, evening.room, 5, now);
        Guests guests{6};
        int refused = 0;
        for (int i = 0; i < 200; ++i) {
            const Command wish =
                guests.wish(now, static_cast<std::int64_t>(book.reservations().size()));
            const Decision decision = book.consider({wish}, now);
            if (decision.answers.front())
                continue;
            ++refused;
            // All that may happen is that holds which are over give back their places.
            for (const Event& event : decision.changes.events)
                CHECK(event.kind == EventKind::hold_expired);
            CHECK(decision.changes.taken.empty());
            CHECK(decision.changes.kept.empty());
        }
        CHECK(refused > 20);
    }
}

TEST_CASE("one batch or many: the same commands are granted in the same order")
{
    // By best fit nothing is left to chance, so both ways must end with the same claims.
    const Room room = best_fit(with_turn(a_room_with(tables_with_seats({2, 2, 4, 4, 8})), 90));
    Guests guests{7};
    PaperBook together{room};
    PaperBook one_by_one{room};
    const Instant now = at("12:00");
    for (int batch = 0; batch < 40; ++batch) {
        std::vector<Command> commands;
        for (int i = 0; i < 20; ++i)
            commands.push_back(guests.wish(now, batch * 20));
        const Decision all = together.decide(commands, now);
        for (std::size_t i = 0; i < commands.size(); ++i)
            CHECK(one_by_one.answer(commands[i], now).has_value() == all.answers[i].has_value());
    }
    CHECK(together.claims() == one_by_one.claims());
    CHECK(together.reservations() == one_by_one.reservations());
}
