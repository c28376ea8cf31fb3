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
    Profile profile;
    std::int64_t room_version = 1;
    std::vector<KnownTable> tables;
    std::map<LayoutId, Layout> layouts;
    std::map<TimeSlotId, TimeSlot> time_slots;
    std::map<PictureId, std::pair<Picture, std::string>> pictures; ///< with their bytes
    std::map<UtcDate, std::int64_t> days;
    std::map<std::pair<Instant, TableId>, Claim> claims; ///< by slot, so that a day is a range
    std::map<BlockId, Block> blocks;
    std::map<ReservationId, Entry> reservations;
    std::map<Email, Guest> guests;
    std::map<std::pair<std::string, std::string>, KeptAnswer> kept; ///< by scope and key
    std::map<Uuid, Instant> batches;
    std::map<Timer, Instant> timers;
    FigureSheet figures;
    std::map<NoticeId, Notice> notices;
    std::map<NoticeId, Instant> due_notices; ///< those pending: due then, or taken until then
    std::vector<Recorded> events;            ///< in their sequence, which counts from 1
};

/// Appends to the restaurant's log.
template <class Happened> void record(Book& book, Happened event)
{
    const auto sequence = static_cast<std::int64_t>(book.events.size()) + 1;
    book.events.push_back({sequence, std::move(event)});
}

/// Takes differences into the figures; what comes to nothing is not kept.
void add_figures(Book& book, const FigureSheet& differences);

} // namespace maitred::memory
