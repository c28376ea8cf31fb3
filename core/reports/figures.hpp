#pragma once

#include "core/booking/reservation.hpp"
#include "core/calendar/slot.hpp"

#include <map>
#include <vector>

namespace maitred {

/// What is counted of reservations; as a difference, also below 0.
struct Figures {
    std::int64_t bookings = 0; ///< all that were ever made, however they ended
    std::int64_t covers = 0;   ///< guests of those that were not given up
    std::int64_t cancelled = 0;
    std::int64_t no_shows = 0;
    std::int64_t table_minutes = 0; ///< the slots for which a table was claimed, in minutes

    Figures& operator+=(const Figures& more);
    Figures& operator-=(const Figures& less);
    friend bool operator==(const Figures&, const Figures&) = default;
};

/// Figures are kept by the quarter of an hour in which sittings start: every clock's midnight
/// stands on one, so that they add up to the dates of any time zone.
struct FigureKey {
    Instant quarter;
    Source source;

    friend auto operator<=>(const FigureKey&, const FigureKey&) = default;
};
using FigureSheet = std::map<FigureKey, Figures>;

FigureKey figure_key(const Reservation& reservation);

/// What one reservation counts for.
Figures figures_of(const SlotGrid& grid, const Reservation& reservation);

/// Takes the former state out of the sheet and puts the new one in. Entries that come to nothing
/// are not kept.
void recount(FigureSheet& sheet, const SlotGrid& grid, const std::optional<Reservation>& before,
             const Reservation& after);

/// By how much the figures change where these are seen on another grid.
FigureSheet counted_anew(const SlotGrid& before, const SlotGrid& after,
                         const std::vector<Reservation>& reservations);

} // namespace maitred
