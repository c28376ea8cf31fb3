#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace maitred::app {

/// Work that is done again and again, on a thread of its own, for as long as this lives. What it
/// throws is reported, and the next round begins as if nothing had happened.
class Rounds {
public:
    using Report = std::function<void(const std::string& sentence)>;

    /// `what` names the work in reports.
    Rounds(std::string what, std::chrono::milliseconds between, std::function<void()> work,
           Report report);
    ~Rounds();
    Rounds(const Rounds&) = delete;
    Rounds& operator=(const Rounds&) = delete;

private:
    void go_round();
    void work_once() const;

    const std::string what_;
    const std::chrono::milliseconds between_;
    const std::function<void()> work_;
    const Report report_;
    std::mutex mutex_;
    std::condition_variable leaving_;
    bool left_ = false;
    std::thread thread_;
};

} // namespace maitred::app
