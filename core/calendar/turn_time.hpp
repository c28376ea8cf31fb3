#pragma once

#include "core/calendar/slot.hpp"

#include <vector>

namespace maitred {

/// How long a sitting lasts: a usual time, and longer or shorter ones by party size.
class TurnTimes {
public:
    struct Step {
        int from_party; ///< this time holds for parties of this size and more
        std::chrono::minutes turn;
        friend bool operator==(const Step&, const Step&) = default;
    };

    explicit TurnTimes(std::chrono::minutes usual, std::vector<Step> by_party = {});

    std::chrono::minutes turn_for(int party) const;
    std::chrono::minutes usual() const { return usual_; }

    friend bool operator==(const TurnTimes&, const TurnTimes&) = default;

private:
    std::chrono::minutes usual_;
    std::vector<Step> by_party_; ///< ascending
};

} // namespace maitred
