#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace maitred::server {

/// Whether a client's X-Request-Id can be taken over: 1 to 64 of [A-Za-z0-9._:-], so that it can
/// stand in a log line and in a header.
bool usable_as_request_id(std::string_view text);

/// Makes ids for requests that bring none: random per maker, counted within.
class RequestIds {
public:
    RequestIds();
    std::string next();

private:
    std::uint64_t random_;
    std::uint64_t count_ = 0;
};

} // namespace maitred::server
