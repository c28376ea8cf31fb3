#include "core/usecases/find_availability.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

Outcome<Availability> found(const Outcome<Answer>& answer)
{
    if (!answer)
        return answer.error();
    const Availability* availability = std::get_if<Availability>(&*answer);
    ensure(availability != nullptr, "a question was answered with something else");
    return *availability;
}

} // namespace

void FindAvailability::operator()(Instant time, int party, Then then) const
{
    desk_.submit(restaurant_, utc_date_of(time), {.wish = Ask{time, party}},
                 {[answered = std::move(then.answered)](const Outcome<Answer>& answer) {
                      answered(found(answer));
                  },
                  std::move(then.failed)});
}

} // namespace maitred
