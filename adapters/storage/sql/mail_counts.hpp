#pragma once

#include "core/base/instant.hpp"

#include <soci/soci.h>
#include <string_view>

namespace maitred::sql {

/// Whether one more of `most` may go to this address on that day; counts it.
bool count_mail(soci::session& soci, std::string_view address, UtcDate day, int most);
void uncount_mail(soci::session& soci, std::string_view address, UtcDate day);

/// The counts of days before this one. How many went.
std::size_t forget_mails(soci::session& soci, UtcDate before);

} // namespace maitred::sql
