#pragma once

#include "core/ports/seals.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// Somebody follows the link that came with the newsletter and wants no more of it. Blocks.
class LeaveNewsletter {
public:
    LeaveNewsletter(Storage& storage, const Seals& seals, RestaurantId restaurant)
        : storage_{storage}, seals_{seals}, restaurant_{restaurant}
    {
    }

    /// The token that stands in the link for this address.
    std::string token_for(const Email& email) const;
    bool token_fits(const Email& email, std::string_view token) const;

    /// Refuses with not_found where the token is not the address's own. Repeatable.
    Outcome<Email> operator()(const Email& email, std::string_view token) const;

private:
    std::string sealed_text(const Email& email) const;

    Storage& storage_;
    const Seals& seals_;
    RestaurantId restaurant_;
};

} // namespace maitred
