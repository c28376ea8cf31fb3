#pragma once

#include "core/floor/block.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// An administrator takes a table out of service for a time, or puts it back before that is over.
/// Blocks.
class BlockTable {
public:
    struct Request {
        RestaurantId restaurant;
        std::string actor;
        TableId table;
        Window window;
        std::string reason;
        ToCome to_come = ToCome::refuse;
        std::optional<RetryKey> retry_key = {};
    };
    /// The block; or, for a retry, what was answered the first time.
    using Placed = std::variant<Blocked, Repeated>;

    BlockTable(Storage& storage, Desk& desk, const Clock& clock)
        : storage_{storage}, desk_{desk}, clock_{clock}
    {
    }

    /// Refusals: bad_time where the window is empty or longer than a block may be, table_not_found,
    /// start_in_the_past where it is over, bookings_in_the_way, retry_key_reused. Throws what the
    /// desk fails with.
    Outcome<Placed> operator()(Request request,
                               const std::function<std::string(const Blocked&)>& answer_for) const;

    struct Lifting {
        RestaurantId restaurant;
        std::string actor;
        BlockId which;
        std::optional<Retried<Blocked>> retry = {};
    };
    /// As it was. Refusals: not_found, retry_key_reused.
    Outcome<Placed> lift(const Lifting& wish) const;

private:
    Outcome<std::variant<Block, Repeated>> find(const Lifting& wish) const;

    Storage& storage_;
    Desk& desk_;
    const Clock& clock_;
};

} // namespace maitred
