#include "core/usecases/find_tables.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

Outcome<FreeTables> found(const Outcome<Answer>& answer)
{
    if (!answer)
        return answer.error();
    const FreeTables* tables = std::get_if<FreeTables>(&*answer);
    ensure(tables != nullptr, "a question for tables was answered with something else");
    return *tables;
}

} // namespace

void FindTables::operator()(RestaurantId restaurant, const AskTables& question, Then then) const
{
    desk_.submit(restaurant, utc_date_of(question.time), {.wish = question},
                 {[answered = std::move(then.answered)](const Outcome<Answer>& answer) {
                      answered(found(answer));
                  },
                  std::move(then.failed)});
}

} // namespace maitred
