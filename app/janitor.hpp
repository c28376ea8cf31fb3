#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/storage.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace maitred::app {

/// Once an hour forgets what storage need not remember: answers kept for retries, and the ids of
/// batches, both after two days.
class Janitor {
public:
    using Report = std::function<void(const std::string& sentence)>;

    Janitor(Storage& storage, const Clock& clock, Report report);
    ~Janitor();

private:
    void sweep() const;
    void work();

    Storage& storage_;
    const Clock& clock_;
    const Report report_;
    std::mutex mutex_;
    std::condition_variable leaving_;
    bool left_ = false;
    std::thread thread_;
};

} // namespace maitred::app
