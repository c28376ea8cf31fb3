#pragma once

#include "core/ports/storage.hpp"

namespace maitred {

/// What a retry of something that is not decided at the desk gets: the answer that was kept, the
/// refusal of a key that was used for something else, or nothing where nobody has asked yet.
std::optional<Outcome<Repeated>> answered_before(StorageSession& session, const RetryKey& key,
                                                 Instant now);

} // namespace maitred
