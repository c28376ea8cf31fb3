#pragma once

#include "core/book/changes.hpp"
#include "core/house/layout.hpp"
#include "core/house/picture.hpp"
#include "core/house/profile.hpp"
#include "core/house/time_slot.hpp"

#include <functional>

namespace maitred {

/// A table that stands in the room, or once did.
struct KnownTable {
    Table table;
    bool in_service; ///< belongs to the room; not: was removed, though the book may name it
};

/// A layout as it will be; if it is active, no other is. Or one that goes.
struct LayoutChange {
    Layout layout;
    bool removed = false;
};

/// A time slot as it will be, or one that goes.
struct TimeSlotChange {
    TimeSlot slot;
    bool removed = false;
};

/// A picture that is hung, or has another caption from now on: then there are no bytes. Or one that
/// goes.
struct PictureChange {
    Picture picture;
    std::string bytes = {};
    bool removed = false;
};

/// What is to be changed of the room or of the restaurant, decided on one version of the room.
struct Refurbishment {
    std::int64_t room_version;
    Instant at;
    std::vector<TableEvent> tables = {}; ///< added, changed, removed: as the event's kind says
    std::optional<Profile> profile = {}; ///< as it will be; a new slot re-cuts the claims to come
    std::vector<Deed> deeds = {};
    std::optional<KeptAnswer> kept = {};
    std::optional<LayoutChange> layout = {};
    std::optional<TimeSlotChange> time_slot = {};
    std::optional<PictureChange> picture = {};
    /// Asked in the transaction, while nobody else can write in any day: whether it may be done,
    /// with these having a table whose sitting is not over. If not, nothing is.
    std::function<bool(const std::vector<Reservation>& to_come)> admits = {};
};

} // namespace maitred
