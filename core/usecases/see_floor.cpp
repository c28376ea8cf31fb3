#include "core/usecases/see_floor.hpp"

#include <algorithm>

namespace maitred {

std::vector<Reservation> parties_to_be_seen(StorageSession& session,
                                            std::span<const TableId> tables, Instant now)
{
    const Window soon = seen_in(now);
    return session.parties_at(tables, {&soon, 1});
}

void place_by_layout(StorageSession& session, std::vector<ShownTable>& tables)
{
    const auto only_drawn = [](const ShownTable& one) {
        return !one.table.position && one.table.location;
    };
    if (std::none_of(tables.begin(), tables.end(), only_drawn))
        return;
    const auto layout = session.active_layout();
    if (!layout || !layout->canvas)
        return;
    const Layout::Canvas& canvas = *layout->canvas;
    for (ShownTable& one : tables)
        if (only_drawn(one))
            one.table.position =
                Position{std::clamp(one.table.location->x / canvas.width, 0.0, 1.0),
                         std::clamp(one.table.location->y / canvas.height, 0.0, 1.0)};
}

std::vector<ShownTable> show_tables(StorageSession& session, const std::vector<KnownTable>& tables,
                                    Instant now)
{
    std::vector<TableId> ids;
    for (const KnownTable& known : tables)
        if (known.in_service)
            ids.push_back(known.table.id);
    const std::vector<Reservation> parties = parties_to_be_seen(session, ids, now);
    std::vector<const Reservation*> pointers;
    for (const Reservation& party : parties)
        pointers.push_back(&party);
    std::vector<ShownTable> shown;
    for (const KnownTable& known : tables)
        if (known.in_service)
            shown.push_back(show(known.table, pointers, now));
    return shown;
}

std::vector<ShownTable> SeeFloor::operator()(RestaurantId restaurant) const
{
    const auto session = storage_.open(restaurant);
    auto shown = show_tables(*session, session->tables(), clock_.now());
    place_by_layout(*session, shown);
    return shown;
}

Outcome<ShownTable> SeeFloor::table(RestaurantId restaurant, const Uuid& uuid) const
{
    const auto session = storage_.open(restaurant);
    for (KnownTable& known : session->tables())
        if (known.in_service && known.table.uuid == uuid) {
            auto shown = show_tables(*session, {std::move(known)}, clock_.now());
            place_by_layout(*session, shown);
            return shown.front();
        }
    return Reason::table_not_found;
}

} // namespace maitred
