#pragma once

#include "adapters/http/message.hpp"
#include "core/book/command.hpp"
#include "core/ports/seals.hpp"

namespace maitred::http {

/// What a request says about being a retry.
struct ReadRetryKey {
    bool malformed = false; ///< there is a key, but not one of 1 to 255 printable ASCII characters
    std::optional<RetryKey> key = {};
};

/// Reads Idempotency-Key. Keys belong to a scope: surface, route and caller. The same key with
/// another query or body has another fingerprint.
ReadRetryKey read_retry_key(const Request& request, std::string scope, const Seals& seals);

} // namespace maitred::http
