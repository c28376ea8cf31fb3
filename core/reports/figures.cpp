#include "core/reports/figures.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

using Quarters = std::chrono::duration<std::int64_t, std::ratio<15 * 60>>;

enum class Ending { came_or_will, given_up, did_not_come };

Ending ending_of(StageName stage)
{
    using enum StageName;
    switch (stage) {
    case waitlisted:
    case held:
    case confirmed:
    case running_late:
    case partially_arrived:
    case arrived:
    case seated:
    case finished: return Ending::came_or_will;
    case cancelled:
    case expired: return Ending::given_up;
    case no_show: return Ending::did_not_come;
    }
    stop_at_bug("a stage outside its enumeration");
}

void add(FigureSheet& sheet, const FigureKey& key, const Figures& figures)
{
    const auto entry = sheet.try_emplace(key).first;
    entry->second += figures;
    if (entry->second == Figures{})
        sheet.erase(entry);
}

} // namespace

Figures& Figures::operator+=(const Figures& more)
{
    bookings += more.bookings;
    covers += more.covers;
    cancelled += more.cancelled;
    no_shows += more.no_shows;
    table_minutes += more.table_minutes;
    return *this;
}

Figures& Figures::operator-=(const Figures& less)
{
    return *this += Figures{-less.bookings, -less.covers, -less.cancelled, -less.no_shows,
                            -less.table_minutes};
}

FigureKey figure_key(const Reservation& reservation)
{
    return {std::chrono::floor<Quarters>(reservation.sitting.start), reservation.source};
}

Figures figures_of(const SlotGrid& grid, const Reservation& reservation)
{
    Figures figures{.bookings = 1};
    switch (ending_of(name_of(reservation.stage))) {
    case Ending::given_up: figures.cancelled = 1; return figures;
    case Ending::did_not_come: figures.no_shows = 1; return figures;
    case Ending::came_or_will: break;
    }
    figures.covers = reservation.party;
    if (reservation.table) {
        const Window& sitting = reservation.sitting;
        const auto claimed =
            grid.past_touched(sitting).start() - grid.first_touched(sitting).start();
        figures.table_minutes = std::chrono::floor<std::chrono::minutes>(claimed).count();
    }
    return figures;
}

void recount(FigureSheet& sheet, const SlotGrid& grid, const std::optional<Reservation>& before,
             const Reservation& after)
{
    if (before) {
        Figures former;
        former -= figures_of(grid, *before);
        add(sheet, figure_key(*before), former);
    }
    add(sheet, figure_key(after), figures_of(grid, after));
}

FigureSheet counted_anew(const SlotGrid& before, const SlotGrid& after,
                         const std::vector<Reservation>& reservations)
{
    FigureSheet sheet;
    for (const Reservation& reservation : reservations) {
        Figures difference = figures_of(after, reservation);
        difference -= figures_of(before, reservation);
        add(sheet, figure_key(reservation), difference);
    }
    return sheet;
}

} // namespace maitred
