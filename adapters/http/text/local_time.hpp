#pragma once

#include "core/ports/time_zones.hpp"

#include <optional>
#include <string_view>

namespace maitred::http {

/// A time without an offset is one on this zone's clock.
std::optional<Instant> read_local_time(std::string_view text, const TimeZones& zones,
                                       std::string_view zone);

} // namespace maitred::http
