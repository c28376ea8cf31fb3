#include "adapters/live/reading.hpp"

#include <algorithm>
#include <map>
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

/// Whoever has just sat down hears from now on, or from where it stopped, if that is kept. After an
/// outage many come at once, and from few places: each place is looked up once.
void Reading::begin(StorageSession& session, const Seats& seats) const
{
    std::optional<std::int64_t> last;
    std::map<std::int64_t, std::int64_t> kept;
    for (const auto& seat : seats) {
        if (seat->begun)
            continue;
        if (!last)
            last = session.last_event();
        const std::int64_t wanted = std::clamp<std::int64_t>(seat->heard.value_or(*last), 0, *last);
        if (!kept.contains(wanted))
            kept[wanted] = wanted == *last ? wanted : first_kept(session, wanted, *last);
        const std::int64_t first = kept[wanted];
        if (first > wanted)
            seat->listener.missed(first + 1);
        seat->heard = first;
        seat->caught_up = first == *last;
        seat->begun = true;
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
    Listening in_time;
    Listening able;
    bool somebody_cannot = false;
    for (const auto& seat : seats) {
        if (seat->gone)
            continue;
        if (seat->caught_up)
            in_time.push_back(seat.get());
        else if (seat->listener.behind() < settings_.most_behind)
            able.push_back(seat.get());
        else
            somebody_cannot = true;
    }
    while (read_some(session, restaurant, in_time))
        ;
    // Whoever catches up gets a little at a time, so that nobody else waits for it.
    if (read_some(session, restaurant, able))
        return there_is_more;
    for (Seat* seat : able)
        seat->caught_up = true;
    return somebody_cannot ? somebody_waits : everybody_has_heard;
}

/// One reading for all of them, from the line that the last of them wants. Whether there is more.
bool Reading::read_some(StorageSession& session, RestaurantId restaurant,
                        const Listening& listening) const
{
    if (listening.empty())
        return false;
    const auto heard_least = std::min_element(
        listening.begin(), listening.end(),
        [](const Seat* one, const Seat* other) { return *one->heard < *other->heard; });
    const std::vector<Recorded> lines =
        session.events_after(*(*heard_least)->heard, settings_.lines_at_once);
    if (lines.empty())
        return false;
    hand_out(listening, lines.back().sequence, render_(session, restaurant, lines));
    return std::cmp_equal(lines.size(), settings_.lines_at_once);
}

void Reading::hand_out(const Listening& listening, std::int64_t last,
                       const std::vector<LiveFrame>& frames)
{
    for (Seat* seat : listening) {
        if (seat->gone || *seat->heard >= last)
            continue;
        for (const LiveFrame& frame : frames)
            if (frame.sequence > *seat->heard)
                seat->listener.hear(frame.text);
        seat->heard = last;
    }
}

} // namespace maitred::live
