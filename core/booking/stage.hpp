#pragma once

#include "core/base/instant.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace maitred {

/// The names of the stages a reservation goes through.
enum class StageName {
    waitlisted,
    held,
    confirmed,
    running_late,
    partially_arrived,
    arrived,
    seated,
    finished,
    cancelled,
    no_show,
    expired,
};

/// A stage that knows when it was reached.
template <StageName name> struct Reached {
    Instant at;
    friend auto operator<=>(const Reached&, const Reached&) = default;
};

using Waitlisted = Reached<StageName::waitlisted>;
using Confirmed = Reached<StageName::confirmed>;
using RunningLate = Reached<StageName::running_late>;
using PartiallyArrived = Reached<StageName::partially_arrived>;
using Arrived = Reached<StageName::arrived>;
using Seated = Reached<StageName::seated>;
using Finished = Reached<StageName::finished>;
using Cancelled = Reached<StageName::cancelled>;
using NoShow = Reached<StageName::no_show>;
using Expired = Reached<StageName::expired>;

/// A place that is kept, but only until that instant.
struct Held {
    Instant at;
    Instant until;
    friend auto operator<=>(const Held&, const Held&) = default;
};

/// Where a reservation stands; the alternatives are in the order of their names.
using Stage = std::variant<Waitlisted, Held, Confirmed, RunningLate, PartiallyArrived, Arrived,
                           Seated, Finished, Cancelled, NoShow, Expired>;

StageName name_of(const Stage& stage);
std::string_view text_of(StageName name);
std::optional<StageName> stage_named(std::string_view text);

/// The stage of that name reached at that time; `until` is used by a hold only.
Stage stage_of(StageName name, Instant at, Instant until);

Instant reached_at(const Stage& stage);

/// A hold stands until its instant and not at it. Other stages are what they are at any time.
StageName stage_at(const Stage& stage, Instant now);

/// Whether a reservation in this stage still has the table that it was given for its sitting.
bool takes_a_table(StageName name);
/// Whether it cannot be without one.
bool needs_a_table(StageName name);

/// The one table of transitions. Finished parties may sit down again within 15 minutes.
bool may_become(const Stage& stage, StageName next, Instant now);

} // namespace maitred
