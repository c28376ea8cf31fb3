#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// Brings to the desk what the house does by itself, of every restaurant: looks after parties that
/// may sit longer than was planned, and puts holds on record that have expired. Every node does it;
/// what one has taken and not finished, because it ended, is taken again within five seconds.
/// Blocks.
class DoWhatIsDue {
public:
    DoWhatIsDue(Storage& storage, Desk& desk, const Clock& clock)
        : storage_{storage}, desk_{desk}, clock_{clock}
    {
    }

    /// Sends what is due now to the desk, up to a limit, and waits. How many pieces of work that
    /// were.
    std::size_t operator()() const;

private:
    Storage& storage_;
    Desk& desk_;
    const Clock& clock_;
};

} // namespace maitred
