#pragma once

#include "core/base/ensure.hpp"
#include "core/calendar/slot.hpp"

#include <cstdio>
#include <string>

namespace maitred {

/// A date in UTC: on("2030-06-14").
inline UtcDate on(const std::string& text)
{
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    ensure(std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) == 3, "a date is y-m-d");
    return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

/// The day on which the tests take place unless they say otherwise: a Friday.
inline UtcDate that_day()
{
    return on("2030-06-14");
}

/// A time of that day, at("19:28"), or of another, at("2030-06-15 19:28:30").
inline Instant at(const std::string& text)
{
    const auto space = text.find(' ');
    const UtcDate date = space == text.npos ? that_day() : on(text.substr(0, space));
    int hour = 0;
    int minute = 0;
    int second = 0;
    const std::string clock = space == text.npos ? text : text.substr(space + 1);
    ensure(std::sscanf(clock.c_str(), "%d:%d:%d", &hour, &minute, &second) >= 2,
           "a time is hh:mm or hh:mm:ss");
    return date + std::chrono::hours{hour} + std::chrono::minutes{minute} +
           std::chrono::seconds{second};
}

/// The window between two times: from("19:00", "19:30").
inline Window from(const std::string& start, const std::string& end)
{
    return {at(start), at(end)};
}

inline SlotGrid every(int minutes, int offset = 0)
{
    return *SlotGrid::every(std::chrono::minutes{minutes}, std::chrono::minutes{offset});
}

inline SlotGrid half_hours()
{
    return every(30);
}

} // namespace maitred
