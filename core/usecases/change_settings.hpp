#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"

namespace maitred {

/// A manager changes what the restaurant says of itself, and how it gives its tables away. Blocks.
class ChangeSettings {
public:
    /// What is not given stays.
    struct Wish {
        std::optional<Name> name = {};
        std::optional<std::string> time_zone = {}; ///< a known one
        std::optional<std::chrono::minutes> slot = {};
        std::optional<std::chrono::minutes> usual_turn = {};
        std::optional<std::vector<TurnTimes::Step>> turns_by_party = {};
        std::optional<std::vector<ServiceHours>> hours = {};
        std::optional<ServiceHours> hours_of_a_day = {}; ///< the other weekdays stay as they are
        std::optional<int> largest_party = {};
        std::optional<Policy> policy = {};
        std::optional<bool> listed = {};
        std::optional<std::string> shown_name = {};
        std::optional<std::string> address = {};
        std::optional<std::string> phone = {};
        std::optional<std::string> email = {};
        std::optional<std::string> description = {}; ///< at most 2,000 characters
    };
    struct Asked {
        RestaurantId restaurant;
        std::string actor;
        std::optional<Retried<Profile>> retry = {};
        /// What becomes of those who were to come while it was open, and is not any more; nothing:
        /// they stay.
        std::optional<ToCome> to_come = {};
    };
    using Changed = std::variant<Profile, Repeated>;

    struct Needs {
        Storage& storage;
        Desk& desk;
        const Clock& clock;
        const TimeZones& zones;
        LogWatch& watch;
        RestaurantId house; ///< whose name, zone, slot, turn and party its operator settles
    };
    explicit ChangeSettings(const Needs& needs) : needs_{needs} {}

    /// Refusals: not_allowed for what only the operator may change; sittings_clash where two
    /// parties would share a table on the new grid; bookings_in_the_way; retry_key_reused.
    Outcome<Changed> operator()(const Asked& asked, const Wish& wish) const;

private:
    Needs needs_;
};

/// The profile in words, for the activity log.
Facts facts_of(const Profile& profile);

} // namespace maitred
