#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/text/wall_clock.hpp"
#include "core/book/command.hpp"
#include "core/house/layout.hpp"
#include "core/house/time_slot.hpp"
#include "core/people/account.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace maitred::http::member {

/// The surface's word for a stage, and for where a booking was made.
std::string_view status_of(StageName stage);
std::optional<StageName> stage_of_status(std::string_view status);
std::string_view source_of(Source source);

/// `table` is the number of its table; empty where it has none.
boost::json::object shown(const Reservation& booking, std::string_view table,
                          const WallClock& clock, Instant now);
boost::json::object shown(const Account& account, Role role);
boost::json::object shown(const Table& table, bool active);
boost::json::object shown(const TimeSlot& slot);
boost::json::object shown(const Block& block, std::string_view table);

/// The table's name, where it has none its number: "Table 12".
std::string name_of(const Table& table);

/// "system_user" or "admin".
std::string_view role_of(Role role);
std::optional<Role> role_of_text(std::string_view text);

/// A table's number as this surface shows it: an integer where it is one, else the text; null for
/// none.
boost::json::value shown_number(std::string_view number);

} // namespace maitred::http::member
