#pragma once

#include "core/base/id.hpp"
#include "core/calendar/opening.hpp"
#include "core/calendar/turn_time.hpp"
#include "core/seating/policies.hpp"

#include <string>
#include <vector>

namespace maitred {

/// What a restaurant says of itself, and how it gives its tables away.
struct Profile {
    RestaurantId id = {};
    Uuid uuid = {};
    std::string slug = {};
    std::string name = {};
    std::string time_zone = "UTC"; ///< IANA name
    std::chrono::minutes slot{30};
    std::chrono::minutes usual_turn{90};
    std::vector<TurnTimes::Step> turns_by_party = {};
    int largest_party = 100;
    Policy policy = Policy::best_fit;
    std::vector<ServiceHours> hours = {};
    bool listed = false;
    std::string shown_name = {}; ///< what guests read, where its staff wants another than `name`
    std::string address = {};    ///< at most 300 characters
    std::string phone = {};
    std::string email = {};
    std::string description = {}; ///< at most 2,000 characters
    bool closed = false;          ///< for good: it has no tables, and nobody works there
    Instant made_at = {};         ///< given by the storage

    const std::string& name_for_guests() const { return shown_name.empty() ? name : shown_name; }

    friend bool operator==(const Profile&, const Profile&) = default;
};

} // namespace maitred
