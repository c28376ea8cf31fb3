#include "adapters/storage/postgres/watch.hpp"

#include <sys/socket.h>

namespace maitred::postgres {
namespace {

constexpr std::chrono::milliseconds round{250};

} // namespace

Watch::Watch() : thread_{[this] { work(); }} {}

Watch::~Watch()
{
    {
        const std::lock_guard lock{mutex_};
        left_ = true;
    }
    leaving_.notify_one();
    thread_.join();
}

void Watch::expect_answer(int socket, Steady::time_point until)
{
    const std::lock_guard lock{mutex_};
    waits_[socket] = until;
}

void Watch::answered(int socket) noexcept
{
    const std::lock_guard lock{mutex_};
    waits_.erase(socket);
}

/// Under the lock, so that a socket is never cut off that was closed and given to somebody else.
void Watch::work()
{
    std::unique_lock lock{mutex_};
    while (!leaving_.wait_for(lock, round, [this] { return left_; })) {
        const auto now = Steady::now();
        for (auto& [socket, until] : waits_)
            if (until <= now)
                shutdown(socket, SHUT_RDWR);
    }
}

} // namespace maitred::postgres
