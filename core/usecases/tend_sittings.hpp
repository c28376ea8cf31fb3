#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// Looks after the parties that may sit longer than was planned, of every restaurant. Every node
/// does it; that two do it at once does no harm, because the desk decides. Blocks.
class TendSittings {
public:
    TendSittings(Storage& storage, Desk& desk, const Clock& clock)
        : storage_{storage}, desk_{desk}, clock_{clock}
    {
    }

    /// Sends what is due now to the desk, up to a limit, and waits. How many parties that were.
    std::size_t operator()() const;

private:
    Storage& storage_;
    Desk& desk_;
    const Clock& clock_;
};

} // namespace maitred
