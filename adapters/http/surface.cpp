#include "adapters/http/surface.hpp"

namespace maitred::http {

int status_of(Fault fault)
{
    switch (fault) {
    case Fault::malformed: return 400;
    case Fault::forbidden: return 403;
    case Fault::not_found: return 404;
    case Fault::method_not_allowed: return 405;
    case Fault::too_slow: return 408;
    case Fault::body_too_large: return 413;
    case Fault::wrong_media_type: return 415;
    case Fault::upgrade_required: return 426;
    case Fault::header_too_large: return 431;
    case Fault::rate_limited: return 429;
    case Fault::internal: return 500;
    case Fault::not_implemented: return 501;
    case Fault::unavailable: return 503;
    }
    return 500;
}

} // namespace maitred::http
