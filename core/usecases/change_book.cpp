#include "core/usecases/change_book.hpp"

#include "core/base/ensure.hpp"

#include <future>
#include <memory>

namespace maitred {
namespace {

Outcome<ChangeBook::Changed> changed(const Outcome<Answer>& answer)
{
    if (!answer)
        return answer.error();
    if (const Entry* entry = std::get_if<Entry>(&*answer))
        return ChangeBook::Changed{*entry};
    const Repeated* repeated = std::get_if<Repeated>(&*answer);
    ensure(repeated != nullptr, "a change of the book was answered with something else");
    return ChangeBook::Changed{*repeated};
}

} // namespace

void ChangeBook::operator()(RestaurantId restaurant, Instant day, Command command, Then then) const
{
    desk_.submit(restaurant, utc_date_of(day), std::move(command),
                 {[answered = std::move(then.answered)](const Outcome<Answer>& answer) {
                      answered(changed(answer));
                  },
                  std::move(then.failed)});
}

Outcome<ChangeBook::Changed> ChangeBook::wait_for(RestaurantId restaurant, Instant day,
                                                  Command command) const
{
    const auto promise = std::make_shared<std::promise<Outcome<Changed>>>();
    auto answer = promise->get_future();
    (*this)(restaurant, day, std::move(command),
            {[promise](Outcome<Changed> given) { promise->set_value(std::move(given)); },
             [promise](const std::exception_ptr& failure) { promise->set_exception(failure); }});
    return answer.get();
}

} // namespace maitred
