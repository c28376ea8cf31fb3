#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/text/wall_clock.hpp"
#include "core/house/picture.hpp"
#include "core/house/profile.hpp"
#include "core/people/account.hpp"
#include "core/ports/storage.hpp"

#include <boost/json/object.hpp>
#include <string_view>

namespace maitred::http::hold {

/// The surface's word for a stage: pending, confirmed, cancelled, completed, no_show, expired.
std::string_view status_of(StageName stage);
/// Every stage that is called by this word; empty where it is none of ours.
std::set<StageName> stages_called(std::string_view status);

/// "19:30:00", on the restaurant's clock.
std::string clock_time(const WallClock& clock, Instant instant);

/// What everybody may see of a reservation: id, status, date and time.
boost::json::object shown_to_all(const Reservation& reservation, const WallClock& clock,
                                 Instant now);
/// The same, and until when it is held.
boost::json::object shown_by_id(const Reservation& reservation, const WallClock& clock,
                                Instant now);
/// The same, and where and for how many: for whoever has its token, which says nothing of who it is
/// for.
boost::json::object shown_by_token(const Reservation& reservation, RestaurantId restaurant,
                                   const WallClock& clock, Instant now);
/// All of it, for whoever's it is and for administrators.
boost::json::object shown(const Reservation& reservation, RestaurantId restaurant,
                          const WallClock& clock, Instant now);

boost::json::object shown(const Account& customer, const Visits& visits);
boost::json::object shown(const Profile& restaurant, const std::vector<Picture>& pictures);
boost::json::object shown(const Table& table, bool active);
boost::json::object shown(const Picture& picture, RestaurantId restaurant);

} // namespace maitred::http::hold
