#pragma once

#include "core/book/changes.hpp"
#include "core/house/profile.hpp"

namespace maitred {

/// A table that stands in the room, or once did.
struct KnownTable {
    Table table;
    bool in_service; ///< belongs to the room; not: was removed, though the book may name it
};

/// What is to be changed of the room or of the restaurant, decided on one version of the room.
struct Refurbishment {
    std::int64_t room_version;
    Instant at;
    std::vector<TableEvent> tables = {}; ///< added, changed, removed: as the event's kind says
    std::optional<Profile> profile = {}; ///< as it will be; a new slot re-cuts the claims to come
    std::vector<Deed> deeds = {};
    std::optional<KeptAnswer> kept = {};
};

} // namespace maitred
