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
    case Reason::bad_password: return "bad_password";
    case Reason::wrong_credentials: return "wrong_credentials";
    case Reason::account_inactive: return "account_inactive";
    case Reason::not_allowed: return "not_allowed";
    case Reason::oneself: return "oneself";
    case Reason::username_taken: return "username_taken";
    case Reason::email_taken: return "email_taken";
    case Reason::bookings_in_the_way: return "bookings_in_the_way";
    case Reason::table_number_taken: return "table_number_taken";
    case Reason::table_occupied: return "table_occupied";
    case Reason::sittings_clash: return "sittings_clash";
    case Reason::table_not_found: return "table_not_found";
    case Reason::another_day: return "another_day";
    case Reason::table_too_small: return "table_too_small";
    case Reason::table_not_available: return "table_not_available";
    case Reason::illegal_transition: return "illegal_transition";
    case Reason::start_in_the_past: return "start_in_the_past";
    case Reason::closed: return "closed";
    case Reason::fully_booked: return "fully_booked";
    case Reason::bad_picture: return "bad_picture";
    case Reason::picture_too_large: return "picture_too_large";
    case Reason::too_many_pictures: return "too_many_pictures";
    case Reason::table_being_decided: return "table_being_decided";
    case Reason::race_lost: return "race_lost";
    }
    stop_at_bug("a reason outside its enumeration");
}

} // namespace maitred
