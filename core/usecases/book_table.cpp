#include "core/usecases/book_table.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

Outcome<BookTable::Booked> booked(const Outcome<Answer>& answer)
{
    if (!answer)
        return answer.error();
    if (const Entry* entry = std::get_if<Entry>(&*answer))
        return BookTable::Booked{*entry};
    const Repeated* repeated = std::get_if<Repeated>(&*answer);
    ensure(repeated != nullptr, "a booking was answered with something else");
    return BookTable::Booked{*repeated};
}

} // namespace

void BookTable::operator()(Request request, std::function<std::string(const Entry&)> answer_for,
                           Then then) const
{
    Command command{
        .wish = Book{request.time, request.party, std::move(request.contact), request.source},
        .actor = std::string{text_of(request.source)},
    };
    if (request.retry_key)
        command.retry = Retry{std::move(*request.retry_key), std::move(answer_for)};
    desk_.submit(restaurant_, utc_date_of(request.time), std::move(command),
                 {[answered = std::move(then.answered)](const Outcome<Answer>& answer) {
                      answered(booked(answer));
                  },
                  std::move(then.failed)});
}

} // namespace maitred
