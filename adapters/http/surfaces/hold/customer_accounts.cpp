#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/say.hpp"

namespace maitred::http::hold {

void post_register(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void post_login(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void get_me(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void put_me(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

} // namespace maitred::http::hold
