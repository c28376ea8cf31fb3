#pragma once

#include "core/book/pages.hpp"
#include "tests/support/hours.hpp"

namespace maitred {

/// Tables "1", "2", … with ids 101, 102, … and these seats.
inline std::vector<Table> tables_with_seats(const std::vector<int>& seats)
{
    std::vector<Table> tables;
    for (const int chairs : seats) {
        const auto number = static_cast<std::int64_t>(tables.size()) + 1;
        tables.push_back({TableId{100 + number}, std::to_string(number), chairs});
    }
    return tables;
}

/// The room that most tests need: half hours, a sitting of one slot, parties up to ten, always
/// open.
inline Room a_room_with(std::vector<Table> tables)
{
    return {.version = 1,
            .grid = half_hours(),
            .turn_times = TurnTimes{std::chrono::minutes{30}},
            .largest_party = 10,
            .policy = Policy::random,
            .time_zone = "UTC",
            .hours = {},
            .tables = std::move(tables)};
}

/// So many tables of ten.
inline Room a_room_of(std::size_t tables)
{
    return a_room_with(tables_with_seats(std::vector<int>(tables, 10)));
}

inline Room with_turn(Room room, int minutes)
{
    room.turn_times = TurnTimes{std::chrono::minutes{minutes}};
    return room;
}

inline Room with_grid(Room room, SlotGrid grid)
{
    room.grid = grid;
    return room;
}

/// Open every day between two hours of the day, local time.
inline Room with_hours(Room room, int opens, int closes)
{
    room.hours.clear();
    for (int weekday = 0; weekday < 7; ++weekday)
        room.hours.push_back(
            {weekday, ServiceHours::Served{std::chrono::hours{opens}, std::chrono::hours{closes}}});
    return room;
}

} // namespace maitred
