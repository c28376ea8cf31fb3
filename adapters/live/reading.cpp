#include "adapters/live/reading.hpp"

#include <algorithm>
#include <utility>

namespace maitred::live {
namespace {

Instant time_of(const Recorded& line)
{
    return std::visit([](const auto& event) { return event.at; }, line.event);
}

} // namespace

void Reading::show_out(const Seats& seats) const
{
    for (const auto& seat : seats)
        if (!seat->gone && !seat->listener.still_welcome()) {
            seat->gone = true;
            seat->listener.dismiss();
        }
}

/// Whoever has just sat down hears from now on, or from where it stopped, if that is kept.
void Reading::begin(StorageSession& session, const Seats& seats) const
{
    for (const auto& seat : seats) {
        if (std::exchange(seat->begun, true))
            continue;
        const std::int64_t last = session.last_event();
        const std::int64_t wanted = std::clamp<std::int64_t>(seat->heard.value_or(last), 0, last);
        const std::int64_t first = first_kept(session, wanted, last);
        if (first > wanted)
            seat->listener.missed(first + 1);
        seat->heard = first;
    }
}

/// The line after which everything is kept, at `wanted` or later; by halves.
std::int64_t Reading::first_kept(StorageSession& session, std::int64_t wanted,
                                 std::int64_t last) const
{
    const Instant oldest = clock_.now() - settings_.kept;
    const auto gone = [&](std::int64_t sequence) {
        const auto next = session.events_after(sequence, 1);
        return !next.empty() && time_of(next.front()) < oldest;
    };
    std::int64_t first = std::max(wanted, last - settings_.most_lines);
    if (!gone(first))
        return first;
    std::int64_t past = last; // nothing is gone after the last line
    while (first + 1 < past) {
        const std::int64_t middle = first + (past - first) / 2;
        (gone(middle) ? first : past) = middle;
    }
    return past;
}

Reading::Ended Reading::read_on(StorageSession& session, RestaurantId restaurant,
                                const Seats& seats) const
{
    begin(session, seats);
    Seats in_time;
    Seats late;
    for (const auto& seat : seats)
        (seat->caught_up ? in_time : late).push_back(seat);
    while (read_some(session, restaurant, in_time))
        ;
    // Whoever catches up gets a little at a time, so that nobody else waits for it.
    if (!read_some(session, restaurant, late))
        for (const auto& seat : late)
            seat->caught_up = can_take(*seat);
    return std::any_of(late.begin(), late.end(),
                       [](const auto& seat) { return !seat->gone && !seat->caught_up; })
               ? somebody_waits
               : everybody_has_heard;
}

/// Whether there was anything to read for whoever can take it.
bool Reading::read_some(StorageSession& session, RestaurantId restaurant, const Seats& seats) const
{
    const auto from = first_wanted(seats);
    if (!from)
        return false;
    const std::vector<Recorded> lines = session.events_after(*from, settings_.lines_at_once);
    if (!lines.empty())
        hand_out(seats, lines.back().sequence, render_(session, restaurant, lines));
    return !lines.empty();
}

bool Reading::can_take(const Seat& seat) const
{
    return !seat.gone && (seat.caught_up || seat.listener.behind() < settings_.most_behind);
}

std::optional<std::int64_t> Reading::first_wanted(const Seats& seats) const
{
    std::optional<std::int64_t> first;
    for (const auto& seat : seats)
        if (can_take(*seat))
            first = std::min(first.value_or(*seat->heard), *seat->heard);
    return first;
}

void Reading::hand_out(const Seats& seats, std::int64_t last,
                       const std::vector<LiveFrame>& frames) const
{
    for (const auto& seat : seats) {
        if (!can_take(*seat) || *seat->heard >= last)
            continue;
        for (const LiveFrame& frame : frames)
            if (frame.sequence > *seat->heard)
                seat->listener.hear(frame.text);
        seat->heard = last;
    }
}

} // namespace maitred::live
