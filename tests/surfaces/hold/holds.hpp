#pragma once

#include "tests/surfaces/member/house_of_members.hpp"

namespace maitred::test {

/// Asks for a table of the house for two at seven of that day.
inline Reply holds(const Visitor& visitor, const std::string& table,
                   boost::json::object changed = {}, Fields fields = {})
{
    boost::json::object wish{{"table_id", visitor.house->table_id(table)},
                             {"reservation_date", "2030-06-14"},
                             {"reservation_time", "19:00:00"},
                             {"party_size", 2}};
    for (const auto& [name, value] : changed)
        wish[name] = value;
    return visitor.post("reservations/", body(wish), std::move(fields));
}

/// Brings a reservation, as its answer named it, to a status.
inline Reply brings(const Visitor& visitor, const Reply& made, const std::string& status,
                    Fields fields = {})
{
    return visitor.patch("reservations/" + made.word("/id") + "/", body({{"status", status}}),
                         std::move(fields));
}

} // namespace maitred::test
