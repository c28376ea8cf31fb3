#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"

#include <atomic>
#include <optional>
#include <string>

namespace maitred {

/// May this node get requests? Not while storage is away, while the node drains, or while its clock
/// and the storage's differ by more than two seconds. Blocks.
class CheckReadiness {
public:
    CheckReadiness(Storage& storage, const Clock& clock) : storage_{storage}, clock_{clock} {}

    /// From now on the node is not ready: it finishes what it has and stops.
    void drain() { draining_ = true; }

    /// Why not; nothing where it may.
    std::optional<std::string> operator()() const;

private:
    Storage& storage_;
    const Clock& clock_;
    std::atomic<bool> draining_ = false;
};

} // namespace maitred
