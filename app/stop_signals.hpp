#pragma once

#include <csignal>

namespace maitred::app {

/// SIGTERM and SIGINT, kept for whoever waits for them. Make it before any thread is started: all
/// threads inherit the mask.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGTERM);
        sigaddset(&signals_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
    }

    /// Waits for one; a second one ends the process as it usually does.
    void wait() const
    {
        int signal = 0;
        sigwait(&signals_, &signal);
        pthread_sigmask(SIG_UNBLOCK, &signals_, nullptr);
    }

private:
    sigset_t signals_{};
};

} // namespace maitred::app
