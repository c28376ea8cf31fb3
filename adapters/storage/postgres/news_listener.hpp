#pragma once

#include "core/ports/news.hpp"

#include <string>

namespace maitred::postgres {

/// Listens for the days that any node writes in. Reconnects by itself, with growing pauses;
/// whatever was missed meanwhile is told as "anything may have changed".
std::unique_ptr<News> listen_for_news(const std::string& url, NewsReader reader);

} // namespace maitred::postgres
