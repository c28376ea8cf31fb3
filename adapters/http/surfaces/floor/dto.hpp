#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "core/floor/shown_table.hpp"
#include "core/people/account.hpp"

#include <boost/json/object.hpp>
#include <optional>
#include <string_view>

namespace maitred::http::floor {

/// The floor's own word for a stage; a hold is shown as confirmed, what has expired as cancelled.
std::string_view status_of(StageName stage);
std::optional<StageName> stage_of_status(std::string_view status);

std::string_view status_of(TableStatus status);
std::optional<TableStatus> table_status_of(std::string_view status);

/// A table that is only kept for a party is not shown: `table` is used where it is its by name.
boost::json::object shown(const Reservation& reservation, const Uuid& table, Instant now);
boost::json::object shown(const ShownTable& table);
boost::json::object shown(const StaffMember& member);

/// Whether the floor shows the table of this reservation.
bool table_is_shown(const Reservation& reservation, Instant now);

} // namespace maitred::http::floor
