#include "app/janitor.hpp"

namespace maitred::app {
namespace {

constexpr std::chrono::hours between_rounds{1};
constexpr std::chrono::hours remembered{48}; ///< twice what is promised

} // namespace

Janitor::Janitor(Storage& storage, const Clock& clock, Report report)
    : storage_{storage}, clock_{clock}, report_{std::move(report)}, thread_{[this] { work(); }}
{
}

Janitor::~Janitor()
{
    {
        const std::lock_guard lock{mutex_};
        left_ = true;
    }
    leaving_.notify_all();
    thread_.join();
}

void Janitor::sweep() const
{
    try {
        storage_.sweep(clock_.now() - remembered);
    } catch (const std::exception& failure) {
        report_(std::string{"the janitor could not sweep: "} + failure.what());
    }
}

void Janitor::work()
{
    std::unique_lock lock{mutex_};
    while (!leaving_.wait_for(lock, between_rounds, [this] { return left_; })) {
        lock.unlock();
        sweep();
        lock.lock();
    }
}

} // namespace maitred::app
