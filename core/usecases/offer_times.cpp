#include "core/usecases/offer_times.hpp"

#include "core/base/ensure.hpp"
#include "core/usecases/refurbish.hpp"

#include <algorithm>

namespace maitred {
namespace {

constexpr std::chrono::minutes usual_duration{60};

Outcome<TimeSlotChange> applied(TimeSlot slot, const OfferTimes::Wish& wish)
{
    slot.starts = wish.starts.value_or(slot.starts);
    slot.ends = wish.ends.value_or(slot.ends);
    slot.duration = wish.duration.value_or(slot.duration);
    slot.active = wish.active.value_or(slot.active);
    if (slot.ends <= slot.starts || slot.duration.count() <= 0 ||
        slot.duration > slot.ends - slot.starts)
        return Reason::bad_time;
    return TimeSlotChange{slot};
}

const TimeSlot* find(const std::vector<TimeSlot>& slots, TimeSlotId id)
{
    const auto found = std::find_if(slots.begin(), slots.end(),
                                    [id](const TimeSlot& one) { return one.id == id; });
    return found == slots.end() ? nullptr : &*found;
}

Facts facts_of(const TimeSlot& slot)
{
    return {{"starts_minute", std::to_string(slot.starts.count())},
            {"ends_minute", std::to_string(slot.ends.count())},
            {"minutes", std::to_string(slot.duration.count())},
            {"active", slot.active ? "yes" : "no"}};
}

Deed deed_of(const TimeSlotChange& change, const TimeSlot* before, const std::string& actor,
             Instant now)
{
    Deed deed{change.removed ? EventKind::time_slot_removed : EventKind::time_slot_saved, actor,
              now, "time_slot", change.slot.id.number};
    if (before)
        deed.before = facts_of(*before);
    if (!change.removed)
        deed.after = facts_of(change.slot);
    return deed;
}

} // namespace

Outcome<OfferTimes::Offered> OfferTimes::add(const Asked& asked, const Wish& wish) const
{
    ensure(wish.starts && wish.ends, "a time slot without its times was offered");
    const auto duration = std::min(usual_duration, *wish.ends - *wish.starts);
    const TimeSlotId id{storage_.next_number(Numbered::time_slot)};
    return refurbish(asked, [&](const std::vector<TimeSlot>&, Instant now) {
        return applied({.id = id, .starts = {}, .ends = {}, .duration = duration, .made_at = now},
                       wish);
    });
}

Outcome<OfferTimes::Offered> OfferTimes::change(const Asked& asked, TimeSlotId which,
                                                const Wish& wish) const
{
    return refurbish(asked,
                     [&](const std::vector<TimeSlot>& slots, Instant) -> Outcome<TimeSlotChange> {
                         const TimeSlot* before = find(slots, which);
                         if (!before)
                             return Reason::not_found;
                         return applied(*before, wish);
                     });
}

Outcome<OfferTimes::Offered> OfferTimes::remove(const Asked& asked, TimeSlotId which) const
{
    return refurbish(asked,
                     [&](const std::vector<TimeSlot>& slots, Instant) -> Outcome<TimeSlotChange> {
                         const TimeSlot* before = find(slots, which);
                         if (!before)
                             return Reason::not_found;
                         return TimeSlotChange{*before, true};
                     });
}

Outcome<OfferTimes::Offered> OfferTimes::refurbish(const Asked& asked, const Decide& decide) const
{
    const auto session = storage_.open(asked.restaurant);
    const auto plan = [&](Instant now) -> Outcome<Planned<TimeSlot>> {
        const std::vector<TimeSlot> slots = session->time_slots();
        TRY(change, decide(slots, now));
        Planned<TimeSlot> planned{{}, change.slot};
        planned.work.time_slot = change;
        planned.work.deeds = {deed_of(change, find(slots, change.slot.id), asked.actor, now)};
        return planned;
    };
    return refurbish_room<TimeSlot>(
        *session, clock_, watch_, asked.restaurant, asked.retry, plan,
        [](Committed, const Planned<TimeSlot>&) { return std::optional<Refusal>{}; });
}

} // namespace maitred
