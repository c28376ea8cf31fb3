#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/say.hpp"

namespace maitred::http::hold {

void get_tables(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void get_table(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void post_table(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void put_table(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

void delete_table(const Ground&, const Asking& asking, Responder answer)
{
    answer(say(asking.texts, Fault::not_implemented));
}

} // namespace maitred::http::hold
