#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/say.hpp"

namespace maitred::http::hold {

void post_restaurant(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void put_restaurant(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void delete_restaurant(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

} // namespace maitred::http::hold
