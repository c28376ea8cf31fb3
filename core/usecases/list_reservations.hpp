#pragma once

#include "core/ports/storage.hpp"

namespace maitred {

/// The reservations of one UTC date, a page at a time. Blocks.
class ListReservations {
public:
    struct Request {
        ReservationFilter filter;
        std::int64_t page = 1;       ///< clamped to 1 and more
        std::int64_t page_size = 20; ///< clamped to 1..100
    };
    struct Listed {
        int page;
        int page_size;
        ReservationPage shown;
    };

    ListReservations(Storage& storage, RestaurantId restaurant)
        : storage_{storage}, restaurant_{restaurant}
    {
    }

    Listed operator()(const Request& request) const;

private:
    Storage& storage_;
    RestaurantId restaurant_;
};

} // namespace maitred
