#pragma once

#include "core/ports/time_zones.hpp"

namespace maitred::zones {

/// The system's tzdata, through Howard Hinnant's date library.
class TzdataZones final : public TimeZones {
public:
    bool knows(std::string_view zone) const override;
    Instant true_time(std::string_view zone, std::chrono::local_days date,
                      std::chrono::minutes after_midnight) const override;
    std::optional<Instant> exact_time(std::string_view zone, std::chrono::local_days date,
                                      std::chrono::minutes after_midnight) const override;
    std::chrono::local_time<std::chrono::microseconds> wall_time(std::string_view zone,
                                                                 Instant instant) const override;
};

} // namespace maitred::zones
