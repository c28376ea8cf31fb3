#include "core/calendar/slot.hpp"

namespace maitred {

using std::chrono::microseconds;
using std::chrono::minutes;

Outcome<SlotGrid> SlotGrid::every(minutes step, minutes offset)
{
    const auto count = step.count();
    const bool known =
        count == 5 || count == 10 || count == 15 || count == 20 || count == 30 || count == 60;
    if (!known || offset < minutes{0} || offset >= step)
        return Reason::bad_time;
    return SlotGrid{step, offset};
}

Slot SlotGrid::slot_at(Instant time) const
{
    const microseconds step = step_;
    const microseconds since = time.time_since_epoch() - offset_;
    const auto remainder = (since % step + step) % step;
    return Slot{time - remainder};
}

Slot SlotGrid::later(Slot slot, std::int64_t count) const
{
    return Slot{slot.start() + count * step_};
}

Slot SlotGrid::past_touched(const Window& window) const
{
    return later(slot_at(window.end - microseconds{1}), 1);
}

std::size_t SlotGrid::slots_a_day() const
{
    return static_cast<std::size_t>(std::chrono::hours{24} / step_);
}

Slot SlotGrid::first_of(UtcDate date) const
{
    return Slot{Instant{date} + offset_};
}

std::size_t SlotGrid::index(Slot slot) const
{
    const auto since = slot.start() - first_of(utc_date_of(slot.start())).start();
    return static_cast<std::size_t>(since / step_);
}

} // namespace maitred
