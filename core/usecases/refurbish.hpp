#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/storage.hpp"
#include "core/usecases/answered_before.hpp"

namespace maitred {

/// What is to be done to the room, and what it comes to.
template <class Result> struct Planned {
    Refurbishment work;
    Result result;
};

/// Decides on the room as it is, and again where somebody else was faster. `plan` is called with
/// the session and the time, and gives an Outcome of what to do; `refused` says what a storage's no
/// means. Throws Unavailable where others are faster again and again.
template <class Result, class Plan, class Refused>
Outcome<std::variant<Result, Repeated>> refurbish_room(StorageSession& session, const Clock& clock,
                                                       LogWatch& watch, RestaurantId restaurant,
                                                       const std::optional<Retried<Result>>& retry,
                                                       Plan plan, Refused refused)
{
    using Done = std::variant<Result, Repeated>;
    constexpr int attempts = 5;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Instant now = clock.now();
        if (retry)
            if (const auto before = answered_before(session, retry->key, now))
                return *before ? Outcome<Done>{Done{**before}} : before->error();
        const std::int64_t version = session.room().version;
        Outcome<Planned<Result>> planned = plan(now);
        if (!planned)
            return planned.error();
        Refurbishment& work = planned->work;
        work.room_version = version;
        work.at = now;
        if (retry)
            work.kept = KeptAnswer{retry->key, retry->answer(planned->result), now};
        const Committed committed = session.refurbish(work);
        if (committed == Committed::yes) {
            watch.room_has_changed(restaurant);
            watch.log_has_grown(restaurant);
            return Done{std::move(planned->result)};
        }
        if (const std::optional<Refusal> refusal = refused(committed, *planned))
            return *refusal;
    }
    throw Unavailable{"the room was changed by others again and again"};
}

} // namespace maitred
