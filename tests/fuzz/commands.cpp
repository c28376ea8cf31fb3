// Any bytes are an evening: batches of commands over a small room, decided one after the other.
// PaperBook checks every decision; what it finds wrong it throws, which ends the run with the bytes
// that led there. Beside it, sittings are compared with each other, without slots.
#include "tests/support/floor.hpp"

#include <algorithm>

using namespace maitred;
using std::chrono::minutes;

namespace {

constexpr std::size_t most_commands = 400;

class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : next_{data}, end_{data + size} {}

    bool left() const { return next_ != end_; }
    int one() { return left() ? *next_++ : 0; }
    int below(int bound) { return one() % bound; }

private:
    const std::uint8_t* next_;
    const std::uint8_t* end_;
};

Room some_room(Bytes& bytes)
{
    constexpr int steps[] = {5, 10, 15, 20, 30, 60};
    const int step = steps[bytes.below(6)];
    Room room = a_room_with(tables_with_seats({2, 4, 8}));
    room.grid = every(step, bytes.below(step));
    room.turn_times = TurnTimes{minutes{1 + bytes.below(200)}, {{5, minutes{1 + bytes.one()}}}};
    room.policy = bytes.below(2) == 0 ? Policy::random : Policy::best_fit;
    if (bytes.below(4) == 0)
        room = with_hours(std::move(room), bytes.below(24), bytes.below(25));
    return room;
}

/// Within two days around midnight, by minutes.
Instant some_time(Bytes& bytes)
{
    return at("2030-06-14 12:00") + minutes{bytes.one() * 6 + bytes.below(6)};
}

TableWish some_table(Bytes& bytes)
{
    switch (bytes.below(4)) {
    case 0: return Assign{{101 + bytes.below(4)}, bytes.below(2) == 0};
    case 1: return Unassign{};
    default: return {};
    }
}

StageName some_stage(Bytes& bytes)
{
    return static_cast<StageName>(bytes.below(static_cast<int>(StageName::expired) + 1));
}

Command some_wish_of_the_floor(Bytes& bytes)
{
    const ReservationId someone{bytes.one() % 64};
    const int choice = bytes.below(8);
    if (choice == 0)
        return tends(someone);
    if (choice == 1)
        return {Replace{someone}, "staff"};
    std::optional<Instant> time;
    if (bytes.below(2) == 0)
        time = some_time(bytes);
    if (choice < 4) {
        Command enters = walks_in(bytes.below(12), some_stage(bytes));
        std::get<Enter>(enters.wish).time = time;
        std::get<Enter>(enters.wish).table = some_table(bytes);
        return enters;
    }
    Amend amend{.id = someone, .time = time, .table = some_table(bytes)};
    if (bytes.below(2) == 0)
        amend.stage = some_stage(bytes);
    if (bytes.below(4) == 0)
        amend.party = bytes.below(12);
    return amends(amend);
}

Command some_wish(Bytes& bytes)
{
    const int choice = bytes.below(16);
    if (choice >= 8)
        return some_wish_of_the_floor(bytes);
    const ReservationId someone{bytes.one() % 64};
    const int party = bytes.below(12);
    switch (choice) {
    case 0: return confirm(someone);
    case 1: return cancel(someone);
    case 2: return move(someone, some_time(bytes), party);
    case 3: return ask(some_time(bytes), party);
    case 4: return hold_for(party, some_time(bytes), minutes{1 + bytes.one()});
    case 5:
        return with_key(table_for(party, some_time(bytes)), std::to_string(bytes.below(4)),
                        std::to_string(bytes.below(2)));
    default: return table_for(party, some_time(bytes));
    }
}

/// The whole book once more, by a rule that knows of no slots: sittings at one table never overlap.
void no_sittings_overlap(const PaperBook& book)
{
    std::map<TableId, std::vector<Window>> sittings;
    for (const auto& [id, reservation] : book.reservations())
        if (reservation.table && takes_a_table(name_of(reservation.stage)))
            sittings[*reservation.table].push_back(reservation.sitting);
    for (auto& [table, windows] : sittings) {
        std::sort(windows.begin(), windows.end());
        for (std::size_t i = 1; i < windows.size(); ++i)
            ensure(!windows[i - 1].overlaps(windows[i]), "two sittings overlap at one table");
    }
}

/// Every alternative that a refusal offers would have been granted after it, to the same party.
void alternatives_are_free(const PaperBook& before, const Command& command, Instant now)
{
    const Book* wish = std::get_if<Book>(&command.wish);
    if (!wish)
        return;
    const Outcome<Answer> answer = before.consider({command}, now).answers.front();
    if (answer)
        return;
    for (const Instant other : answer.error().alternatives)
        ensure(before.consider({table_for(wish->party, other)}, now).answers.front().has_value(),
               "an alternative could not be booked");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    Bytes bytes{data, size};
    PaperBook book{some_room(bytes), static_cast<std::uint64_t>(bytes.one())};
    Instant now = at("2030-06-14 12:00");
    for (std::size_t commands = 0; bytes.left() && commands < most_commands;) {
        std::vector<Command> batch;
        for (const ReservationId id : book.due(now))
            batch.push_back(tends(id));
        for (int left = 1 + bytes.below(8); left > 0 && bytes.left(); --left)
            batch.push_back(some_wish(bytes));
        if (batch.empty())
            break;
        alternatives_are_free(book, batch.back(), now);
        book.decide(batch, now);
        no_sittings_overlap(book);
        commands += batch.size();
        now += minutes{bytes.below(32)};
    }
    book.audit();
    return 0;
}
