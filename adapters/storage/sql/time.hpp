#pragma once

#include "core/base/instant.hpp"

namespace maitred::sql {

// Times are stored as microseconds since 1970 (…_at), dates as days since then (utc_date).

inline long long stored(Instant instant)
{
    return instant.time_since_epoch().count();
}

inline long long stored(UtcDate date)
{
    return date.time_since_epoch().count();
}

inline Instant instant(long long stored_at)
{
    return Instant{std::chrono::microseconds{stored_at}};
}

inline UtcDate utc_date(long long stored_date)
{
    return UtcDate{std::chrono::days{stored_date}};
}

} // namespace maitred::sql
