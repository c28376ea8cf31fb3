#include "core/usecases/see_floor.hpp"

namespace maitred {

std::vector<Reservation> parties_to_be_seen(StorageSession& session,
                                            std::span<const TableId> tables, Instant now)
{
    const Window soon = seen_in(now);
    return session.parties_at(tables, {&soon, 1});
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
    return show_tables(*session, session->tables(), clock_.now());
}

Outcome<ShownTable> SeeFloor::table(RestaurantId restaurant, const Uuid& uuid) const
{
    const auto session = storage_.open(restaurant);
    for (KnownTable& known : session->tables())
        if (known.in_service && known.table.uuid == uuid)
            return show_tables(*session, {std::move(known)}, clock_.now()).front();
    return Reason::table_not_found;
}

} // namespace maitred
