#include "adapters/http/surfaces/guest/handlers.hpp"
#include "adapters/http/surfaces/guest/say.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/object.hpp>

namespace maitred::http::guest {
namespace {

constexpr int any_party = 1; ///< the house gives every table enough seats for every party

boost::json::object shown(const Availability& found)
{
    return {{"totalTables", found.tables},
            {"booked", found.tables - found.available},
            {"available", found.available},
            {"slot", write_time(found.slot.start())}};
}

} // namespace

void get_availability(const Ground& ground, const Request& request, Responder answer)
{
    const std::string* text = request.parameter("time");
    if (!text)
        text = request.parameter("time_slot");
    if (!text || text->empty())
        return answer(say(400, "MISSING_TIME", "The parameter 'time' is missing."));
    const auto time = read_time(*text);
    if (!time)
        return answer(say({Complaint{Reason::bad_time, "time", boost::json::value(*text)}}));
    ground.find_availability(
        *time, any_party,
        {[answer, input = *text](const Outcome<Availability>& found) {
             answer(found ? show(200, shown(*found))
                          : say(found.error(), boost::json::value(input)));
         },
         [answer, id = request.id, &observer = ground.observer](const std::exception_ptr& failure) {
             fail(id, observer, answer, failure);
         }});
}

} // namespace maitred::http::guest
