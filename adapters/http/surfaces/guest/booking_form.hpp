#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/guest/say.hpp"
#include "core/booking/reservation.hpp"

#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <vector>

namespace maitred::http::guest {

/// What a guest filled in to book a table.
struct BookingForm {
    Instant time;
    int party;
    Contact contact;
};

/// The form, or everything that is wrong with it.
struct ReadBookingForm {
    std::vector<std::string> missing = {};  ///< required fields that are absent, null or ""
    std::vector<Complaint> complaints = {}; ///< in the order of precedence
    std::optional<BookingForm> form = {};
};

ReadBookingForm read_booking_form(const boost::json::object& body, int largest_party);

/// Reads one field of a form; nothing, and a complaint, where it is not what it should be.
std::optional<Email> read_email(const boost::json::object& body,
                                std::vector<Complaint>& complaints);
std::optional<Name> read_name(const boost::json::object& body, std::vector<Complaint>& complaints);
std::optional<Phone> read_phone(const boost::json::object& body,
                                std::vector<Complaint>& complaints);

/// Whether a field is absent, null or "".
bool lacks(const boost::json::object& body, std::string_view field);

} // namespace maitred::http::guest
