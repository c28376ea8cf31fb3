#pragma once

#include "core/reports/figures.hpp"

#include <soci/soci.h>

namespace maitred::sql {

/// The figures of the quarters that begin in this window.
FigureSheet read_figures(soci::session& soci, RestaurantId restaurant, const Window& window);

/// Adds these differences, one prepared statement.
void add_figures(soci::session& soci, RestaurantId restaurant, const FigureSheet& differences);

} // namespace maitred::sql
