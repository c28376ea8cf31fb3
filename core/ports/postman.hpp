#pragma once

#include "core/ports/stationery.hpp"

#include <stdexcept>

namespace maitred {

/// A message was not taken over by whoever was to carry it; the text says why, without what it
/// said or to whom.
class Undelivered : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Carries e-mails. Blocks for a bounded time; any thread may call.
class Postman {
public:
    virtual ~Postman() = default;

    /// Returns once the mail server has accepted it. Throws Undelivered.
    virtual void carry(const Letter& letter) = 0;
};

} // namespace maitred
