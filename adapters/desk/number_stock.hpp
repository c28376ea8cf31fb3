#pragma once

#include "core/ports/storage.hpp"

#include <mutex>
#include <vector>

namespace maitred::desk {

/// Numbers for reservations to come, fetched from storage a few at a time, the more the more are
/// used. Those left over when the node stops are never given to anybody. Any thread may call.
class NumberStock {
public:
    explicit NumberStock(Storage& storage) : storage_{storage} {}

    std::vector<ReservationId> take(std::size_t count);

private:
    Storage& storage_;
    std::mutex mutex_;
    std::vector<ReservationId> stock_; ///< descending: the next one is at the back
};

} // namespace maitred::desk
