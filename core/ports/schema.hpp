#pragma once

#include "core/base/instant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace maitred {

/// The shape of a storage: brought up to date by `migrate`, checked by everyone else.
class Schema {
public:
    virtual ~Schema() = default;

    /// Applies what is missing, under a lock, and says what it did, a line each. Throws
    /// Unavailable where storage cannot be reached, std::runtime_error with one clear sentence
    /// where it must not be touched.
    virtual std::vector<std::string> migrate(Instant now) = 0;

    /// Why this binary must not serve this storage, in one sentence; nothing where it may.
    virtual std::optional<std::string> trouble() = 0;

    /// What whoever runs this should know although it may be served, in one sentence; mostly
    /// nothing.
    virtual std::optional<std::string> warning() = 0;
};

} // namespace maitred
