#pragma once

#include "core/booking/reservation.hpp"
#include "core/people/account.hpp"

namespace maitred {

/// A customer's whole name has at most so many characters, as a reservation's has.
inline constexpr std::size_t longest_whole_name = 120;

/// First and last name as one; the last may be empty.
std::string whole_name(const std::string& first, const std::string& last);

/// What a reservation keeps of the customer it is for.
Contact contact_of(const Account& customer);

} // namespace maitred
