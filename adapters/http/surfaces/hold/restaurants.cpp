#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/say.hpp"

namespace maitred::http::hold {

void get_restaurants(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void get_restaurant(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void get_availability(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

} // namespace maitred::http::hold
