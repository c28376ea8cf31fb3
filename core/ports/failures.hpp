#pragma once

#include <stdexcept>

namespace maitred {

/// The world said no: storage is away, the disk is full, a queue is at its limit. What was asked
/// has not happened, and may be asked again.
class Unavailable : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A commit was sent and its answer never came: it may or may not have happened.
class CommitInDoubt : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace maitred
