#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include <boost/json/value.hpp>

#include <string>

namespace maitred::http::member {

/// A part of a hundred with at most two decimals; whole numbers without a fraction.
boost::json::value percent(double part);

/// "12.34", "12.5", "12".
std::string percent_in_words(double part);

} // namespace maitred::http::member
