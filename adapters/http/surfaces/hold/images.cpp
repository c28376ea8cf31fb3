#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/say.hpp"

namespace maitred::http::hold {

void get_images(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void get_image(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void post_image(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void put_image(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void delete_image(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

} // namespace maitred::http::hold
