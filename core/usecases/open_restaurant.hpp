#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/randomness.hpp"

namespace maitred {

/// The platform's administrator founds a restaurant. It has no owner and no tables yet, and gives
/// them away by best fit. Blocks.
class OpenRestaurant {
public:
    struct Request {
        Name name;
        std::string time_zone = "UTC"; ///< a known one
        std::string description = {};  ///< at most 2,000 characters
        std::string address = {};      ///< at most 300 characters
        std::string phone = {};
        std::string email = {};
        std::optional<std::chrono::minutes> slot = {}; ///< one that divides the hour
        std::optional<std::chrono::minutes> usual_turn = {};
        int largest_party = Profile{}.largest_party;
        bool listed = true;
        std::string actor;
        std::optional<RetryKey> retry_key = {};
    };
    /// The restaurant; or, for a retry, what was answered the first time.
    using Opened = std::variant<Founded, Repeated>;

    /// `house` keeps the answers to retries: the restaurant does not exist before.
    OpenRestaurant(Accounts& accounts, Randomness& randomness, const Clock& clock,
                   RestaurantId house)
        : accounts_{accounts}, randomness_{randomness}, clock_{clock}, house_{house}
    {
    }

    /// Refusals: retry_key_reused.
    Outcome<Opened> operator()(const Request& request,
                               const std::function<std::string(const Founded&)>& answer_for) const;

private:
    Accounts& accounts_;
    Randomness& randomness_;
    const Clock& clock_;
    RestaurantId house_;
};

} // namespace maitred
