#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>
#include <vector>

namespace maitred::http {

/// Threads for work that blocks, with a bounded queue in front.
class WorkerPool {
public:
    using Report = std::function<void(std::string_view sentence)>;

    /// `report` hears of exceptions that left a job; a job's own guard should see them first.
    WorkerPool(std::size_t threads, std::size_t longest_queue, Report report = {});
    /// Finishes what was accepted.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// False, and nothing happens, where the queue is full or the pool is closing.
    [[nodiscard]] bool try_run(std::function<void()> job);
    /// Takes no more, finishes what was accepted, ends the threads. Repeatable.
    void close();
    std::size_t waiting() const;

private:
    void work();
    void run(const std::function<void()>& job) const;

    const std::size_t longest_queue_;
    const Report report_;
    mutable std::mutex guard_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> queue_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

} // namespace maitred::http
