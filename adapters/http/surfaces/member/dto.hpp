#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
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

/// A restaurant's clock on the wall.
class WallClock {
public:
    WallClock(const TimeZones& zones, std::string zone) : zones_{zones}, zone_{std::move(zone)} {}

    std::string date(Instant instant) const;        ///< "2030-09-10"
    std::string time_of_day(Instant instant) const; ///< "19:30"
    /// Nothing where the clock skips that time; 24:00 is the end of the date.
    std::optional<Instant> instant(std::chrono::local_days date,
                                   std::chrono::minutes after_midnight) const;
    /// From midnight to midnight.
    Window day(std::chrono::local_days date) const;
    std::chrono::local_days date_of(Instant instant) const;
    std::chrono::minutes minutes_of(Instant instant) const; ///< after that date's midnight

private:
    const TimeZones& zones_;
    std::string zone_;
};

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
