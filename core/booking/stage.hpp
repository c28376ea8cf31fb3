#pragma once

#include "core/base/instant.hpp"

#include <optional>
#include <string_view>
#include <variant>

namespace maitred {

/// Where a reservation stands. Each stage knows when it was reached; a hold also until when it
/// stands.
struct Waitlisted { Instant at; friend auto operator<=>(const Waitlisted&, const Waitlisted&) = default; };
struct Held { Instant at; Instant until; friend auto operator<=>(const Held&, const Held&) = default; };
struct Confirmed { Instant at; friend auto operator<=>(const Confirmed&, const Confirmed&) = default; };
struct RunningLate { Instant at; friend auto operator<=>(const RunningLate&, const RunningLate&) = default; };
struct PartiallyArrived { Instant at; friend auto operator<=>(const PartiallyArrived&, const PartiallyArrived&) = default; };
struct Arrived { Instant at; friend auto operator<=>(const Arrived&, const Arrived&) = default; };
struct Seated { Instant at; friend auto operator<=>(const Seated&, const Seated&) = default; };
struct Finished { Instant at; friend auto operator<=>(const Finished&, const Finished&) = default; };
struct Cancelled { Instant at; friend auto operator<=>(const Cancelled&, const Cancelled&) = default; };
struct NoShow { Instant at; friend auto operator<=>(const NoShow&, const NoShow&) = default; };
struct Expired { Instant at; friend auto operator<=>(const Expired&, const Expired&) = default; };

using Stage = std::variant<Waitlisted, Held, Confirmed, RunningLate, PartiallyArrived, Arrived,
                           Seated, Finished, Cancelled, NoShow, Expired>;

/// The names of the stages, in the order of the variant's alternatives.
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

StageName name_of(const Stage& stage);
std::string_view text_of(StageName name);
std::optional<StageName> stage_named(std::string_view text);

/// The stage of that name reached at that time; `until` is used by a hold only.
Stage stage_of(StageName name, Instant at, Instant until);

Instant reached_at(const Stage& stage);

/// A hold stands until its instant and not at it. Other stages are what they are at any time.
StageName stage_at(const Stage& stage, Instant now);

/// Whether a reservation in this stage has a table for its sitting.
bool takes_a_table(StageName name);

/// The one table of transitions. Finished parties may sit down again within 15 minutes.
bool may_become(const Stage& stage, StageName next, Instant now);

} // namespace maitred
