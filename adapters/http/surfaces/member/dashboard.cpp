#include "adapters/http/surfaces/member/handlers.hpp"
#include "adapters/http/surfaces/member/percent.hpp"
#include "adapters/http/surfaces/member/say.hpp"

#include <boost/json/object.hpp>

namespace maitred::http::member {

void get_dashboard(const Ground& ground, const Known&, Responder answer)
{
    const auto board = ground.count_bookings.dashboard(ground.house);
    answer(show(boost::json::object{{"total_bookings", board.ever.bookings},
                                    {"today_bookings", board.today.figures.bookings},
                                    {"pending_bookings", board.pending},
                                    {"occupancy_rate", percent(board.today.occupancy())},
                                    {"revenue", nullptr}, // the book knows no prices
                                    {"cancelled_bookings", board.ever.cancelled},
                                    {"no_shows", board.ever.no_shows},
                                    {"today_guests", board.today.figures.covers},
                                    {"total_tables", board.tables}}));
}

} // namespace maitred::http::member
