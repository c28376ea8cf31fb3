#pragma once

#include "core/book/changes.hpp"

#include <set>

namespace maitred::sql {

/// Those whom a batch makes customers of the restaurant, so that it is found again among theirs:
/// who has a new reservation of the hold surface.
std::set<AccountId> customers_in(const Changes& changes);

} // namespace maitred::sql
