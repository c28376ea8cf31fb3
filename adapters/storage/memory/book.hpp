#pragma once

#include "core/house/settle.hpp"
#include "core/ports/storage.hpp"

#include <map>
#include <mutex>

namespace maitred::memory {

/// One restaurant's book, as plain values. The storage's mutex guards it.
struct Book {
    struct Guest {
        GuestId id;
        std::string name;
        std::string phone;
        bool newsletter_opt_in = false;
    };
    struct Entry {
        Reservation reservation;
        std::optional<GuestId> guest;
    };

    Restaurant restaurant;
    std::int64_t room_version = 1;
    std::vector<HouseState::KnownTable> tables;
    std::map<UtcDate, std::int64_t> days;
    std::map<std::pair<Instant, TableId>, ReservationId>
        claims; ///< by slot, so that a day is a range
    std::map<ReservationId, Entry> reservations;
    std::map<Email, Guest> guests;
    std::map<std::pair<std::string, std::string>, KeptAnswer> kept; ///< by scope and key
    std::map<Uuid, Instant> batches;
    std::vector<Event> events; ///< the sequence counts from 1
};

} // namespace maitred::memory
