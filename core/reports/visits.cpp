#include "core/reports/visits.hpp"

#include <algorithm>

namespace maitred {
namespace {

/// Whether the party has been at the restaurant.
bool came(StageName stage)
{
    return stage == StageName::partially_arrived || stage == StageName::arrived ||
           stage == StageName::seated || stage == StageName::finished;
}

std::int64_t in(StageName wanted, const StageTally& tally)
{
    return tally.stage == wanted ? tally.reservations : 0;
}

} // namespace

Visits& Visits::operator+=(const Visits& elsewhere)
{
    total += elsewhere.total;
    cancelled += elsewhere.cancelled;
    no_shows += elsewhere.no_shows;
    expired += elsewhere.expired;
    completed += elsewhere.completed;
    last_visit = std::max(last_visit, elsewhere.last_visit); // nothing is the least
    return *this;
}

Visits visits_in(std::span<const StageTally> tallies)
{
    Visits visits;
    for (const StageTally& tally : tallies)
        visits += Visits{.total = tally.reservations,
                         .cancelled = in(StageName::cancelled, tally),
                         .no_shows = in(StageName::no_show, tally),
                         .expired = in(StageName::expired, tally),
                         .completed = in(StageName::finished, tally),
                         .last_visit = came(tally.stage) && tally.reservations > 0
                                           ? std::optional{tally.latest_start}
                                           : std::nullopt};
    return visits;
}

} // namespace maitred
