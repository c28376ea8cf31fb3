#pragma once

#include "core/book/command.hpp"
#include "core/book/day_book.hpp"
#include "core/floor/block.hpp"
#include "core/floor/shown_table.hpp"
#include "core/notices/due_notices.hpp"
#include "core/reports/figures.hpp"

#include <map>
#include <set>

namespace maitred {

enum class EventKind {
    reservation_made,
    hold_placed,
    reservation_confirmed,
    reservation_moved,
    reservation_cancelled,
    hold_expired,
    reservation_amended,
    party_seated,
    party_finished,
    party_did_not_come,
    party_displaced, ///< its table was given to somebody else by name
    party_placed,    ///< was unplaced until a table became free
    sitting_extended,
    overstay_clash, ///< sits where somebody else is to sit now
    table_added,
    table_changed,
    table_removed,
    settings_changed,
    staff_added,
    staff_changed,
    staff_removed,
    password_changed,
    table_blocked,
    block_lifted,
    layout_saved,
    layout_removed,
    time_slot_saved,
    time_slot_removed,
    member_registered,
    customer_registered,
    restaurant_opened,
    restaurant_closed,
    picture_hung,
    picture_changed,
    picture_taken_down,
};

std::string_view name_of(EventKind kind);
std::optional<EventKind> event_kind_named(std::string_view name);

/// One change of one reservation, as the activity log keeps it.
struct Event {
    EventKind kind;
    std::string actor;
    Instant at;
    std::optional<Reservation> before; ///< nothing: the reservation is new
    Reservation after;

    friend bool operator==(const Event&, const Event&) = default;
};

/// One change of one table, in itself or in who is at it.
struct TableEvent {
    EventKind kind;
    std::string actor;
    Instant at;
    std::optional<ShownTable> before; ///< nothing: the table is new
    ShownTable after;

    friend bool operator==(const TableEvent&, const TableEvent&) = default;
};

/// What was changed of something that is neither, in words: "role" = "manager".
using Facts = std::map<std::string, std::string>;

/// One change of anything else that the activity log tells of.
struct Deed {
    EventKind kind;
    std::string actor;
    Instant at;
    std::string subject; ///< "account", "settings"
    std::int64_t subject_id = 0;
    Facts before = {};
    Facts after = {};

    friend bool operator==(const Deed&, const Deed&) = default;
};

/// One line of the activity log; the sequence is the restaurant's and has no gaps.
struct Recorded {
    std::int64_t sequence;
    std::variant<Event, TableEvent, Deed> event;

    friend bool operator==(const Recorded&, const Recorded&) = default;
};

/// Something to be done for a reservation at a time; without one, not any more.
enum class TimerKind { overstay, expiry };
struct Timer {
    TimerKind kind;
    ReservationId which;
    friend auto operator<=>(const Timer&, const Timer&) = default;
};
using Timers = std::map<Timer, std::optional<Instant>>;

/// All that a decision wants written, net: a claim that is taken and given up again is in neither
/// set. A reservation that changed twice has two events, and the last one's `after` is its state.
struct Changes {
    std::vector<Event> events;
    std::vector<TableEvent> table_events = {};
    std::set<Claim> taken;
    std::set<Claim> freed;
    std::vector<KeptAnswer> kept;
    Timers timers = {};
    std::set<ReservationId> reminders_over = {}; ///< those not yet sent go, before `notices` come
    std::vector<NoticeWish> notices = {};
    FigureSheet figures = {}; ///< by how much the figures change
    std::vector<Block> blocks_placed = {};
    std::set<BlockId> blocks_lifted = {};
    std::vector<Deed> deeds = {};

    bool empty() const { return events.empty() && kept.empty() && timers.empty() && deeds.empty(); }
};

/// Takes or frees a claim, net.
void take_net(Changes& changes, const Claim& claim);
void free_net(Changes& changes, const Claim& claim);

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
