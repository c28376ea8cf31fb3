#pragma once

#include "core/booking/terms.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"

namespace maitred {

/// How each table stands in a window, and who has it around then. Blocks.
class SeeDay {
public:
    struct Request {
        RestaurantId restaurant;
        Window day;                        ///< whose sittings are shown
        std::optional<Window> wanted = {}; ///< for which it is asked whether a table can be had
    };
    struct SeenTable {
        Table table;
        bool available;                    ///< can be reserved for the wanted window; without one,
                                           ///< nobody has it at any time of the day
        std::vector<Reservation> sittings; ///< that overlap the day, in their order
    };

    SeeDay(Storage& storage, const Clock& clock, const TimeZones& zones, Past past)
        : storage_{storage}, clock_{clock}, zones_{zones}, past_{past}
    {
    }

    /// The tables of the room in its order, those out of order with it. As storage has them now.
    std::vector<SeenTable> operator()(const Request& request) const;

private:
    Storage& storage_;
    const Clock& clock_;
    const TimeZones& zones_;
    Past past_;
};

} // namespace maitred
