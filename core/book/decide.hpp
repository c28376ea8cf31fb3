#pragma once

#include "core/book/changes.hpp"
#include "core/book/pages.hpp"

#include <set>
#include <span>

namespace maitred {

/// A number and a UUID for a reservation that may come about.
struct Identity {
    ReservationId id;
    Uuid uuid;
};

/// What the desk has looked up for a batch of commands.
struct Lookups {
    /// Those that the commands and expired holds name, and the parties needed beside them.
    std::vector<Reservation> reservations = {};
    std::vector<KeptAnswer> kept = {}; ///< for the commands' retry keys
};

/// What happens to each command, and what is to be written.
struct Decision {
    std::vector<Outcome<Answer>> answers; ///< one a command, in the commands' order
    Changes changes;
    std::vector<DayStep> steps; ///< the days that the changes write in, ascending
    Pages pages;                ///< as they are once the changes are committed
    std::set<UtcDate> denied;   ///< days whose copy, or whose room's, is the reason of a no
};

/// The UTC dates that must be open to decide this command at `now`; ascending. A reservation that
/// is not known adds none, but the command's own time does: the reservation may come about in its
/// batch.
std::vector<UtcDate> dates_needed(const Room& room, const Command& command,
                                  const std::vector<Reservation>& known, Instant now);

/// Tables, and windows in which it matters who else has one of them.
struct PartiesNeeded {
    std::vector<TableId> tables = {};
    std::vector<Window> windows = {};
    std::optional<Window> unplaced_in = {}; ///< whoever is unplaced then may get what becomes free
};

/// The parties that must be known to decide these commands, beside those that they name: whoever
/// has one of these tables and comes in one of these windows, and whoever waits for a table that
/// may become free.
PartiesNeeded parties_needed(const Room& room, std::span<const Command* const> commands,
                             const std::vector<Reservation>& known, Instant now);

/// Whether a reservation may come about by this command.
bool makes_a_reservation(const Command& command);

/// A table that is asked for by name, from a time on.
struct AskedPlace {
    TableId table;
    Instant from;

    friend auto operator<=>(const AskedPlace&, const AskedPlace&) = default;
};
/// The place that a command asks for; nothing where it names no table.
std::optional<AskedPlace> place_asked_for(const Command& command);

/// The reservations that this command names.
std::vector<ReservationId> reservations_named(const Command& command);

/// The holds on these pages that are over at `now`.
std::vector<ReservationId> expired_holds(const Pages& pages, Instant now);

/// Whether the lookups know every hold that is over on these pages as a hold, and at the place at
/// which the pages have it. If not, another node has changed it meanwhile, and the pages are too
/// old to decide on.
bool agree(const Pages& pages, const Lookups& lookups, Instant now);

/// Decides the commands in their order, each on what the ones before it left. Holds that are over
/// give their places back first. A refused command leaves nothing behind. No I/O, no waiting: the
/// same arguments give the same decision. Pages and lookups agree, and the pages cover the sittings
/// of the reservations that were looked up. `identities` holds one for each command.
/// Cost: about slots × tables / 64 words a command, times the slots of a day where it is full.
Decision decide(Pages pages, std::span<const Command* const> commands, const Lookups& lookups,
                const Terms& terms, std::span<const Identity> identities, Dice dice);

} // namespace maitred
