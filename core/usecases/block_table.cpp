#include "core/usecases/block_table.hpp"

#include "core/base/ensure.hpp"

#include <future>

namespace maitred {
namespace {

Outcome<Answer> ask(Desk& desk, RestaurantId restaurant, Instant day, Command command)
{
    const auto promise = std::make_shared<std::promise<Outcome<Answer>>>();
    auto answer = promise->get_future();
    desk.submit(
        restaurant, utc_date_of(day), std::move(command),
        {[promise](Outcome<Answer> given) { promise->set_value(std::move(given)); },
         [promise](const std::exception_ptr& failure) { promise->set_exception(failure); }});
    return answer.get();
}

} // namespace

Outcome<BlockTable::Placed>
BlockTable::operator()(Request request,
                       const std::function<std::string(const Blocked&)>& answer_for) const
{
    if (request.window.end <= request.window.start || request.window.length() > longest_block)
        return Reason::bad_time;
    const BlockId id{storage_.next_number(Numbered::block)};
    Command command{.wish = PlaceBlock{id, request.table, request.window, std::move(request.reason),
                                       request.to_come},
                    .actor = std::move(request.actor)};
    if (request.retry_key)
        command.retry = Retry{std::move(*request.retry_key), {}, answer_for};
    TRY(answer, ask(desk_, request.restaurant, request.window.start, std::move(command)));
    if (const Repeated* repeated = std::get_if<Repeated>(&answer))
        return Placed{*repeated};
    const Blocked* blocked = std::get_if<Blocked>(&answer);
    ensure(blocked != nullptr, "a block was answered with something else");
    return Placed{*blocked};
}

Outcome<Block> BlockTable::lift(RestaurantId restaurant, const std::string& actor,
                                BlockId which) const
{
    const auto block = storage_.open(restaurant)->block(which);
    if (!block)
        return Reason::not_found;
    TRY(answer,
        ask(desk_, restaurant, block->window.start, {.wish = LiftBlock{*block}, .actor = actor}));
    (void)answer;
    return *block;
}

} // namespace maitred
