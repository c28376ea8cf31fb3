#include "core/calendar/turn_time.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred {

TurnTimes::TurnTimes(std::chrono::minutes usual, std::vector<Step> by_party)
    : usual_{usual}, by_party_{std::move(by_party)}
{
    const bool shorter_than_nothing =
        usual_.count() <= 0 || std::any_of(by_party_.begin(), by_party_.end(),
                                           [](const Step& step) { return step.turn.count() <= 0; });
    ensure(!shorter_than_nothing, "a turn time is longer than nothing");
    std::sort(by_party_.begin(), by_party_.end(),
              [](const Step& a, const Step& b) { return a.from_party < b.from_party; });
}

std::chrono::minutes TurnTimes::turn_for(int party) const
{
    std::chrono::minutes turn = usual_;
    for (const Step& step : by_party_)
        if (party >= step.from_party)
            turn = step.turn;
    return turn;
}

} // namespace maitred
