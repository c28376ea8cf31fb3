#pragma once

#include <chrono>
#include <csignal>
#include <string_view>
#include <unistd.h>

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

    /// Ends the process after that time, whatever hangs: operators were promised an end.
    static void give_up_after(std::chrono::seconds time)
    {
        std::signal(SIGALRM, [](int) {
            constexpr std::string_view sentence = "maitred: could not stop in time\n";
            (void)!write(STDERR_FILENO, sentence.data(), sentence.size());
            _exit(1);
        });
        alarm(static_cast<unsigned>(time.count()));
    }

private:
    sigset_t signals_{};
};

} // namespace maitred::app
