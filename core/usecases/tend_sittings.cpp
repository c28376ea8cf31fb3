#include "core/usecases/tend_sittings.hpp"

#include <future>
#include <memory>

namespace maitred {
namespace {

constexpr int parties_at_once = 200;

} // namespace

std::size_t TendSittings::operator()() const
{
    const Instant now = clock_.now();
    std::vector<std::future<void>> answers;
    for (const DueWork& work : storage_.due_work(now, parties_at_once)) {
        const auto promise = std::make_shared<std::promise<void>>();
        answers.push_back(promise->get_future());
        desk_.submit(
            work.restaurant, utc_date_of(now), {.wish = Tend{work.timer.which}, .actor = "house"},
            {[promise](const Outcome<Answer>&) { promise->set_value(); },
             [promise](const std::exception_ptr& failure) { promise->set_exception(failure); }});
    }
    for (std::future<void>& answer : answers)
        answer.get();
    return answers.size();
}

} // namespace maitred
