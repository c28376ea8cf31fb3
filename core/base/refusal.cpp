#include "core/base/refusal.hpp"

#include "core/base/ensure.hpp"

namespace maitred {

const char* name_of(Reason reason)
{
    switch (reason) {
    case Reason::bad_time: return "bad_time";
    case Reason::bad_party: return "bad_party";
    case Reason::bad_name: return "bad_name";
    case Reason::bad_email: return "bad_email";
    case Reason::bad_phone: return "bad_phone";
    case Reason::retry_key_reused: return "retry_key_reused";
    case Reason::not_found: return "not_found";
    case Reason::illegal_transition: return "illegal_transition";
    case Reason::start_in_the_past: return "start_in_the_past";
    case Reason::closed: return "closed";
    case Reason::fully_booked: return "fully_booked";
    case Reason::race_lost: return "race_lost";
    }
    stop_at_bug("a reason outside its enumeration");
}

} // namespace maitred
