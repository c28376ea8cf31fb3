#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// Somebody wants the newsletter. Anyone may ask for anyone, so it fills empty fields and
/// overwrites nothing. Blocks.
class JoinNewsletter {
public:
    /// The guest; or, for a retry, what was answered the first time.
    using Joined = std::variant<GuestId, Repeated>;

    JoinNewsletter(Storage& storage, const Clock& clock, RestaurantId restaurant)
        : storage_{storage}, clock_{clock}, restaurant_{restaurant}
    {
    }

    /// `answer_for` says what a retry will be answered with.
    Outcome<Joined> operator()(const Subscription& subscription,
                               const std::optional<RetryKey>& retry_key,
                               const std::function<std::string(GuestId)>& answer_for) const;

private:
    Storage& storage_;
    const Clock& clock_;
    RestaurantId restaurant_;
};

} // namespace maitred
