#include "tests/race/node.hpp"

#include <barrier>
#include <thread>

namespace maitred {

Node::Node(Storage& storage, const Clock& clock, RestaurantId restaurant,
           desk::DeskSettings settings)
    : restaurant_{restaurant},
      desk_{{storage, clock, randomness_, zones_, measures_, watch_}, settings},
      do_what_is_due_{storage, desk_, clock}
{
}

std::size_t Node::do_what_is_due()
{
    return do_what_is_due_();
}

std::future<Outcome<Answer>> Node::submit(const Command& command, UtcDate day)
{
    const auto promise = std::make_shared<std::promise<Outcome<Answer>>>();
    desk_.submit(
        restaurant_, day, command,
        {[promise](Outcome<Answer> answer) { promise->set_value(std::move(answer)); },
         [promise](const std::exception_ptr& failure) { promise->set_exception(failure); }});
    return promise->get_future();
}

Outcome<Answer> Node::ask(const Command& command, UtcDate day)
{
    return submit(command, day).get();
}

const Reservation& entry(const Outcome<Answer>& answer)
{
    return std::get<Entry>(*answer).reservation;
}

void crowd(int threads, const std::function<void(int thread)>& work)
{
    std::barrier together{threads};
    std::vector<std::thread> running;
    for (int thread = 0; thread < threads; ++thread)
        running.emplace_back([&, thread] {
            together.arrive_and_wait();
            work(thread);
        });
    for (std::thread& one : running)
        one.join();
}

} // namespace maitred
