#include "core/usecases/block_table.hpp"

#include "core/base/ensure.hpp"
#include "core/usecases/answered_before.hpp"

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

BlockTable::Placed placed(const Answer& answer)
{
    if (const Repeated* repeated = std::get_if<Repeated>(&answer))
        return *repeated;
    const Blocked* blocked = std::get_if<Blocked>(&answer);
    ensure(blocked != nullptr, "a block was answered with something else");
    return *blocked;
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
    return placed(answer);
}

/// A retry is looked for first: the block that it lifted is not there any more. The session is
/// given back before the desk is asked, which may need it.
Outcome<std::variant<Block, Repeated>> BlockTable::find(const Lifting& wish) const
{
    using Found = std::variant<Block, Repeated>;
    const auto session = storage_.open(wish.restaurant);
    if (wish.retry)
        if (const auto before = answered_before(*session, wish.retry->key, clock_.now()))
            return *before ? Outcome<Found>{Found{**before}} : before->error();
    const auto block = session->block(wish.which);
    return block ? Outcome<Found>{Found{*block}} : Reason::not_found;
}

Outcome<BlockTable::Placed> BlockTable::lift(const Lifting& wish) const
{
    TRY(found, find(wish));
    if (const Repeated* repeated = std::get_if<Repeated>(&found))
        return Placed{*repeated};
    const Block& block = std::get<Block>(found);
    Command command{.wish = LiftBlock{block}, .actor = wish.actor};
    if (wish.retry)
        command.retry = Retry{wish.retry->key, {}, wish.retry->answer};
    TRY(answer, ask(desk_, wish.restaurant, block.window.start, std::move(command)));
    return placed(answer);
}

} // namespace maitred
