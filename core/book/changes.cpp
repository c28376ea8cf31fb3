#include "core/book/changes.hpp"

#include "core/base/ensure.hpp"

namespace maitred {

std::string_view name_of(EventKind kind)
{
    switch (kind) {
    case EventKind::reservation_made: return "reservation_made";
    case EventKind::hold_placed: return "hold_placed";
    case EventKind::reservation_confirmed: return "reservation_confirmed";
    case EventKind::reservation_moved: return "reservation_moved";
    case EventKind::reservation_cancelled: return "reservation_cancelled";
    case EventKind::hold_expired: return "hold_expired";
    }
    stop_at_bug("an event kind outside its enumeration");
}

} // namespace maitred
