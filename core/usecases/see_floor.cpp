#include "core/usecases/see_floor.hpp"

namespace maitred {

std::vector<ShownTable> show_tables(StorageSession& session, const std::vector<KnownTable>& tables,
                                    Instant now)
{
    std::vector<TableId> ids;
    for (const KnownTable& known : tables)
        if (known.in_service)
            ids.push_back(known.table.id);
    const Window soon{now, now + shown_as_reserved_from};
    const std::vector<Reservation> parties = session.parties_at(ids, {&soon, 1});
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
