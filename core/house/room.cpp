#include "core/house/room.hpp"

#include <algorithm>

namespace maitred {

std::optional<std::size_t> Room::place_of(TableId id) const
{
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [id](const Table& table) { return table.id == id; });
    if (found == tables.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - tables.begin());
}

TableSet Room::tables_for(int party) const
{
    TableSet fitting = TableSet::none(tables.size());
    for (std::size_t place = 0; place < tables.size(); ++place)
        if (tables[place].fits(party))
            fitting.add(place);
    return fitting;
}

} // namespace maitred
