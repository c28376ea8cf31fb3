#pragma once

#include "tests/contract/house.hpp"

namespace maitred {

/// Somebody who registers as a customer of the house, so that there are no two of that number.
Account a_customer(Accounts& accounts, RestaurantId house, int number);

std::vector<TableId> tables_of(const House& house);

/// What is wrong with the holds in the book, a sentence each: one that is over and not on record,
/// or on record twice; a mail that was due and is not there once; a reminder of what is not
/// confirmed; a customer's figures that are not what the reservations come to.
std::vector<std::string> findings_about_holds(StorageSession& session, Instant now);

} // namespace maitred
