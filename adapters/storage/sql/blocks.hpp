#pragma once

#include "core/book/changes.hpp"

#include <soci/soci.h>
#include <vector>

namespace maitred::sql {

inline constexpr Window all_times{Instant::min(), Instant::max()};

/// Who has a claim, while it is read or written: a reservation or a block, the other is NULL.
struct HolderColumns {
    long long reservation = 0;
    long long block = 0;
    soci::indicator has_reservation = soci::i_null;
    soci::indicator has_block = soci::i_null;

    HolderColumns() = default;
    explicit HolderColumns(const Claim& claim);

    Claim claim(long long table, long long slot) const;
};

/// Those that overlap the window, by their start, then number.
std::vector<Block> read_blocks(soci::session& soci, RestaurantId restaurant, const Window& window);

/// Those that a batch places and lifts.
void write_blocks(soci::session& soci, RestaurantId restaurant, const Changes& changes);

} // namespace maitred::sql
