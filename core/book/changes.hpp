#pragma once

#include "core/book/command.hpp"
#include "core/book/day_book.hpp"

#include <set>

namespace maitred {

enum class EventKind {
    reservation_made,
    hold_placed,
    reservation_confirmed,
    reservation_moved,
    reservation_cancelled,
    hold_expired,
};

std::string_view name_of(EventKind kind);

/// One change of one reservation, as the activity log keeps it.
struct Event {
    EventKind kind;
    std::string actor;
    Instant at;
    std::optional<Reservation> before; ///< nothing: the reservation is new
    Reservation after;

    friend bool operator==(const Event&, const Event&) = default;
};

/// All that a decision wants written, net: a claim that is taken and given up again is in neither
/// set. A reservation that changed twice has two events, and the last one's `after` is its state.
struct Changes {
    std::vector<Event> events;
    std::set<Claim> taken;
    std::set<Claim> freed;
    std::vector<KeptAnswer> kept;

    bool empty() const { return events.empty() && kept.empty(); }
};

/// A day that a batch writes in, and the version it must have had until then.
struct DayStep {
    UtcDate date;
    std::int64_t from_version;

    friend auto operator<=>(const DayStep&, const DayStep&) = default;
};

/// What the desk commits in one transaction.
struct Batch {
    Uuid id; ///< for finding out whether a commit in doubt took place
    Instant at;
    std::int64_t room_version; ///< of the room on which it was decided
    std::vector<DayStep> days; ///< ascending by date
    Changes changes;
};

} // namespace maitred
