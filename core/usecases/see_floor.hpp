#pragma once

#include "core/floor/shown_table.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"

#include <span>

namespace maitred {

/// How the tables of a restaurant stand now. Blocks.
class SeeFloor {
public:
    SeeFloor(Storage& storage, const Clock& clock) : storage_{storage}, clock_{clock} {}

    /// The tables of the room, in its order.
    std::vector<ShownTable> operator()(RestaurantId restaurant) const;
    /// Refusals: table_not_found.
    Outcome<ShownTable> table(RestaurantId restaurant, const Uuid& uuid) const;

private:
    Storage& storage_;
    const Clock& clock_;
};

/// Where the floor shows tables that only a layout has a place for: there, as parts of its canvas.
void place_by_layout(StorageSession& session, std::vector<ShownTable>& tables);

/// Everybody who can be seen at one of these tables now, and perhaps others.
std::vector<Reservation> parties_to_be_seen(StorageSession& session,
                                            std::span<const TableId> tables, Instant now);

/// How these tables stand, by the book of the session.
std::vector<ShownTable> show_tables(StorageSession& session, const std::vector<KnownTable>& tables,
                                    Instant now);

} // namespace maitred
