#pragma once

#include <string_view>

namespace maitred::postgres {

/// SQLSTATEs that say: not now. Connection lost or refused, server starting or stopping, a replica
/// that was promoted away, out of connections, memory or disk, a wait that was cut short.
inline bool world_said_no(std::string_view sqlstate)
{
    for (const std::string_view state : {"57P01", "57P02", "57P03", "25006", "57014", "55P03"})
        if (sqlstate == state)
            return true;
    return sqlstate.starts_with("08") || sqlstate.starts_with("53") || sqlstate.starts_with("58");
}

/// SQLSTATEs that say: somebody else was at it; decide again.
inline bool somebody_was_faster(std::string_view sqlstate)
{
    return sqlstate == "40001" || sqlstate == "40P01";
}

} // namespace maitred::postgres
