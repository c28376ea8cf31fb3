#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/hold/reading.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::hold {

/// The restaurant that a path begins with, for whoever administers it: 404 where whoever asks may
/// not even see it, else 403.
std::variant<Profile, Response> administered_in_path(const Ground& ground, const Asking& asking);

/// The UUIDs of those who are in the way of a change, in the order of their sittings; a thousand
/// of them at most.
boost::json::array in_the_way(const Ground& ground, RestaurantId restaurant,
                              const Refusal& refusal);

/// Why a change of a restaurant was refused; 409 with the UUIDs of whoever is in its way.
Response say_no(const Ground& ground, const Asking& asking, RestaurantId restaurant,
                const Refusal& refusal, std::string_view not_found);

} // namespace maitred::http::hold
