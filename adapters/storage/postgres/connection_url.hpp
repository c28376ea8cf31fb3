#pragma once

#include <string>

namespace maitred::postgres {

/// The URL as libpq understands it, with bounded waits where it says nothing of its own.
std::string connection_url(std::string url);

} // namespace maitred::postgres
