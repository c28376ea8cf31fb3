#include "core/usecases/see_day.hpp"

#include "core/book/lay_out.hpp"
#include "core/booking/availability.hpp"

#include <algorithm>
#include <map>

namespace maitred {
namespace {

Pages open_pages(StorageSession& session, const Window& window, const TimeZones& zones)
{
    Pages pages{std::make_shared<const Room>(session.room())};
    for (const UtcDate date : dates_touched(pages.room().grid, window))
        pages.lay_open(
            std::make_shared<const DayBook>(lay_out(pages.room(), date, session.day(date), zones)));
    return pages;
}

using Sittings = std::map<TableId, std::vector<Reservation>>;

Sittings sittings_in(StorageSession& session, const std::vector<KnownTable>& known,
                     const Window& day, Instant now)
{
    std::vector<TableId> tables;
    for (const KnownTable& one : known)
        tables.push_back(one.table.id);
    Sittings sittings;
    for (Reservation& party : session.parties_at(tables, {&day, 1}))
        if (party.table && takes_a_table(stage_at(party.stage, now)) && party.sitting.overlaps(day))
            sittings[*party.table].push_back(std::move(party));
    for (auto& [table, parties] : sittings)
        std::sort(parties.begin(), parties.end(), [](const auto& one, const auto& other) {
            return std::pair{one.sitting, one.id} < std::pair{other.sitting, other.id};
        });
    return sittings;
}

/// The tables of the room that can be had: by the very rule by which they are given away.
TableSet available_tables(const Pages& pages, const SeeDay::Request& request, const Terms& terms)
{
    const TableSet none = TableSet::none(pages.room().tables.size());
    if (!request.wanted)
        return pages.free_tables(request.day, terms.now);
    const auto tables = tables_free_for(pages, *request.wanted, 1, terms);
    return tables ? *tables : none;
}

} // namespace

std::vector<SeeDay::SeenTable> SeeDay::operator()(const Request& request) const
{
    const auto session = storage_.open(request.restaurant);
    const Terms terms{clock_.now(), past_};
    Window open = request.day;
    if (request.wanted)
        open = {std::min(open.start, request.wanted->start),
                std::max(open.end, request.wanted->end)};
    const Pages pages = open_pages(*session, open, zones_);
    const TableSet available = available_tables(pages, request, terms);
    const std::vector<KnownTable> tables = session->tables();
    Sittings sittings = sittings_in(*session, tables, request.day, terms.now);
    std::vector<SeenTable> seen;
    for (const KnownTable& known : tables) {
        if (!known.in_service)
            continue;
        const auto place = pages.room().place_of(known.table.id);
        seen.push_back({known.table, place && available.contains(*place),
                        std::move(sittings[known.table.id])});
    }
    return seen;
}

} // namespace maitred
