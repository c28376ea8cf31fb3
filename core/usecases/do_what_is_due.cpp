#include "core/usecases/do_what_is_due.hpp"

#include "core/base/ensure.hpp"

#include <future>
#include <memory>

namespace maitred {
namespace {

constexpr int taken_at_once = 200;
constexpr std::chrono::seconds taken_for{3};

Command command_for(const Timer& timer)
{
    switch (timer.kind) {
    case TimerKind::overstay: return {.wish = Tend{timer.which}, .actor = "house"};
    case TimerKind::expiry: return {.wish = Expire{timer.which}, .actor = "house"};
    }
    stop_at_bug("a kind of timer outside its enumeration");
}

} // namespace

/// All of them are brought to the desk of today: those of other days are decided as rightly there,
/// and in one batch.
std::size_t DoWhatIsDue::operator()() const
{
    const Instant now = clock_.now();
    std::vector<std::future<void>> answers;
    for (const DueWork& work : storage_.take_due_work(now, now + taken_for, taken_at_once)) {
        const auto promise = std::make_shared<std::promise<void>>();
        answers.push_back(promise->get_future());
        desk_.submit(
            work.restaurant, utc_date_of(now), command_for(work.timer),
            {[promise](const Outcome<Answer>&) { promise->set_value(); },
             [promise](const std::exception_ptr& failure) { promise->set_exception(failure); }});
    }
    for (std::future<void>& answer : answers)
        answer.get();
    return answers.size();
}

} // namespace maitred
