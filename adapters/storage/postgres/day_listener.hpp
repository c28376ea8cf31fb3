#pragma once

#include "core/ports/day_news.hpp"

#include <string>

namespace maitred::postgres {

/// Listens for the days that any node writes in. Reconnects by itself, with growing pauses;
/// whatever was missed meanwhile is told as "anything may have changed".
std::unique_ptr<DayNews> listen_for_days(const std::string& url, DayReader reader);

} // namespace maitred::postgres
