#pragma once

#include "core/base/instant.hpp"
#include "core/base/outcome.hpp"

#include <compare>
#include <cstddef>

namespace maitred {

/// A time at which a table can be booked.
///
/// Only a SlotGrid makes slots: whoever holds one knows that the time was rounded.
class Slot {
public:
    constexpr Instant start() const { return start_; }
    constexpr Window sitting(std::chrono::minutes turn) const { return {start_, start_ + turn}; }

    friend constexpr auto operator<=>(const Slot&, const Slot&) = default;

private:
    friend class SlotGrid;
    constexpr explicit Slot(Instant start) : start_{start} {}

    Instant start_;
};

/// The steps in which a restaurant gives its tables away: every `step` minutes, in UTC shifted by
/// `offset`.
class SlotGrid {
public:
    /// `step` is 5, 10, 15, 20, 30 or 60 minutes and `offset` in [0, step), else bad_time.
    static Outcome<SlotGrid> every(std::chrono::minutes step, std::chrono::minutes offset = {});

    std::chrono::minutes step() const { return step_; }
    std::chrono::minutes offset() const { return offset_; }

    /// The slot that has begun at this time.
    /// Floor, not round: nobody is given a table for a time later than the one they asked for.
    Slot slot_at(Instant time) const;

    /// The slot `count` steps after (before, if negative) this one.
    Slot later(Slot slot, std::int64_t count) const;

    /// First and one past the last slot that the window touches, in whole or in part.
    Slot first_touched(const Window& window) const { return slot_at(window.start); }
    Slot past_touched(const Window& window) const;

    /// Slots that start on one UTC date; the same number on each.
    std::size_t slots_a_day() const;
    Slot first_of(UtcDate date) const;
    /// The slot's place among those that start on its UTC date, from 0.
    std::size_t index(Slot slot) const;

    friend bool operator==(const SlotGrid&, const SlotGrid&) = default;

private:
    SlotGrid(std::chrono::minutes step, std::chrono::minutes offset) : step_{step}, offset_{offset}
    {
    }

    std::chrono::minutes step_;
    std::chrono::minutes offset_;
};

} // namespace maitred
