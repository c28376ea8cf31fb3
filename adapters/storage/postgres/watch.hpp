#pragma once

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace maitred::postgres {

/// Ends waits that SOCI would not end: for a server that keeps its connections open and says
/// nothing. No setting of libpq or the kernel bounds that, least of all on a Unix socket.
class Watch {
public:
    using Steady = std::chrono::steady_clock;

    Watch();
    ~Watch();

    /// Somebody waits for an answer on this socket. It is cut off soon after `until`, unless
    /// `answered` comes first; the wait then ends as if the server had hung up.
    void expect_answer(int socket, Steady::time_point until);
    void answered(int socket) noexcept;

private:
    void work();

    std::mutex mutex_;
    std::condition_variable leaving_;
    bool left_ = false;
    std::map<int, Steady::time_point> waits_; ///< by socket
    std::thread thread_;
};

} // namespace maitred::postgres
