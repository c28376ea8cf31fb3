#pragma once

#include "core/floor/block.hpp"
#include "core/house/layout.hpp"
#include "core/house/time_slot.hpp"

#include <optional>
#include <vector>

namespace maitred {

/// What was planned for a restaurant's room beside its tables. They are changed by refurbishments,
/// and blocks by the desk.
class RoomPlans {
public:
    virtual ~RoomPlans() = default;

    /// In the order in which they were made.
    virtual std::vector<Layout> layouts() = 0;
    virtual std::optional<Layout> active_layout() = 0;

    /// By their start, then end, then number.
    virtual std::vector<TimeSlot> time_slots() = 0;

    /// Those that overlap the window, by their start, then number.
    virtual std::vector<Block> blocks(const Window& window) = 0;
    virtual std::optional<Block> block(BlockId id) = 0;
};

} // namespace maitred
