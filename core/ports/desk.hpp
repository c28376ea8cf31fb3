#pragma once

#include "core/book/command.hpp"

#include <exception>
#include <functional>

namespace maitred {

/// What happens with the answer to a command. Exactly one of the two is called, once, from any
/// thread, perhaps before submit returns; neither may throw or wait.
struct Continuation {
    std::function<void(Outcome<Answer>)> answered;
    std::function<void(std::exception_ptr)> failed; ///< Unavailable, or a fault of ours
};

/// Where changes to the book are decided: the one door to it.
class Desk {
public:
    virtual ~Desk() = default;

    /// Queues a command at the desk of that restaurant and UTC date, where it is decided together
    /// with all others that wait there. It is answered only after its commit; a no, only from a
    /// verified copy of the day. Never waits. `day` is where the sitting starts, as far as the
    /// caller knows: a command is decided rightly at any day's desk, and fastest at its own.
    /// Fails with Unavailable where the queue is full or storage is away.
    virtual void submit(RestaurantId restaurant, UtcDate day, Command command,
                        Continuation continuation) = 0;
};

} // namespace maitred
