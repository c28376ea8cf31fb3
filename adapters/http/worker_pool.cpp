#include "adapters/http/worker_pool.hpp"

#include <exception>
#include <utility>

namespace maitred::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t longest_queue, Report report)
    : longest_queue_{longest_queue}, report_{std::move(report)}
{
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool()
{
    close();
}

bool WorkerPool::try_run(std::function<void()> job)
{
    {
        const std::lock_guard lock{guard_};
        if (closing_ || queue_.size() >= longest_queue_)
            return false;
        queue_.push_back(std::move(job));
    }
    changed_.notify_one();
    return true;
}

void WorkerPool::close()
{
    {
        const std::lock_guard lock{guard_};
        closing_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
}

std::size_t WorkerPool::waiting() const
{
    const std::lock_guard lock{guard_};
    return queue_.size();
}

void WorkerPool::work()
{
    std::unique_lock lock{guard_};
    for (;;) {
        changed_.wait(lock, [this] { return closing_ || !queue_.empty(); });
        if (queue_.empty())
            return;
        const auto job = std::move(queue_.front());
        queue_.pop_front();
        lock.unlock();
        run(job);
        lock.lock();
    }
}

void WorkerPool::run(const std::function<void()>& job) const
{
    try {
        job();
    } catch (const std::exception& failure) {
        if (report_)
            report_(failure.what());
    } catch (...) {
        if (report_)
            report_("something that is not an exception was thrown");
    }
}

} // namespace maitred::http
