#pragma once

#include "core/house/refurbishment.hpp"

#include <soci/soci.h>

namespace maitred::sql {

/// In the transaction that is open.
void write_picture(soci::session& soci, long long restaurant, const PictureChange& change);

} // namespace maitred::sql
