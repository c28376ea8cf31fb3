#include "app/rounds.hpp"

namespace maitred::app {

Rounds::Rounds(std::string what, std::chrono::milliseconds between, std::function<void()> work,
               Report report)
    : what_{std::move(what)}, between_{between}, work_{std::move(work)}, report_{std::move(report)},
      thread_{[this] { go_round(); }}
{
}

Rounds::~Rounds()
{
    {
        const std::lock_guard lock{mutex_};
        left_ = true;
    }
    leaving_.notify_all();
    thread_.join();
}

void Rounds::go_round()
{
    std::unique_lock lock{mutex_};
    while (!leaving_.wait_for(lock, between_, [this] { return left_; })) {
        lock.unlock();
        work_once();
        lock.lock();
    }
}

void Rounds::work_once() const
{
    try {
        work_();
    } catch (const std::exception& failure) {
        report_(what_ + ": " + failure.what());
    }
}

} // namespace maitred::app
