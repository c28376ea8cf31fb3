#include "core/book/pages.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred {
namespace {

auto named(UtcDate date)
{
    return [date](const auto& day) { return day->date == date; };
}

/// Calls visit(date, index of the slot in that date) for every slot that the window touches.
template <class Visit> void each_slot(const SlotGrid& grid, const Window& window, Visit visit)
{
    const Slot past = grid.past_touched(window);
    for (Slot slot = grid.first_touched(window); slot < past; slot = grid.later(slot, 1))
        visit(utc_date_of(slot.start()), grid.index(slot));
}

std::size_t index_of(const SlotGrid& grid, Instant slot_start)
{
    return grid.index(grid.slot_at(slot_start));
}

void give_back_expired(TableSet& free, const DayBook& day, std::size_t slot, Instant now)
{
    for (const HeldPlace& place : day.held)
        if (place.slot == slot && place.until <= now)
            free.add(place.table);
}

} // namespace

Pages::Pages(const Pages& other)
    : room_{other.room_}, days_{other.days_}, ours_(other.days_.size(), nullptr)
{
    for (std::size_t i = 0; i < days_.size(); ++i)
        if (other.ours_[i])
            days_[i] = std::make_shared<DayBook>(*other.days_[i]);
}

void Pages::lay_open(std::shared_ptr<const DayBook> day)
{
    ensure(!has(day->date), "a day is laid open once");
    days_.push_back(std::move(day));
    ours_.push_back(nullptr);
}

bool Pages::has(UtcDate date) const
{
    return std::any_of(days_.begin(), days_.end(), named(date));
}

const DayBook& Pages::on(UtcDate date) const
{
    const auto day = std::find_if(days_.begin(), days_.end(), named(date));
    ensure(day != days_.end(), "a day was read that is not open");
    return **day;
}

DayBook& Pages::writable(UtcDate date)
{
    const auto day = std::find_if(days_.begin(), days_.end(), named(date));
    ensure(day != days_.end(), "a day was written in that is not open");
    DayBook*& ours = ours_[static_cast<std::size_t>(day - days_.begin())];
    if (!ours) {
        auto copy = std::make_shared<DayBook>(**day);
        ours = copy.get();
        *day = std::move(copy);
    }
    return *ours;
}

bool Pages::cover(const Window& window) const
{
    const auto dates = dates_touched(room().grid, window);
    return std::all_of(dates.begin(), dates.end(), [&](UtcDate date) { return has(date); });
}

bool Pages::open_during(const Window& window) const
{
    return on(utc_date_of(window.start)).opening.admits(window);
}

std::chrono::local_days Pages::local_date_of(Instant instant) const
{
    const UtcDate date = utc_date_of(instant);
    const auto& midnights = on(date).midnights;
    const std::chrono::local_days local{date.time_since_epoch()};
    if (instant < midnights[0])
        return local - std::chrono::days{1};
    return instant < midnights[1] ? local : local + std::chrono::days{1};
}

TableSet Pages::free_tables(const Window& window, Instant now) const
{
    TableSet free = TableSet::all(room().tables.size());
    each_slot(room().grid, window, [&](UtcDate date, std::size_t slot) {
        const DayBook& day = on(date);
        if (day.held.empty())
            return free.leave_out(day.plan.taken_in(slot));
        TableSet here = TableSet::all(room().tables.size());
        here.leave_out(day.plan.taken_in(slot));
        give_back_expired(here, day, slot, now);
        free &= here;
    });
    return free;
}

void Pages::take(const Window& window, std::size_t table)
{
    each_slot(room().grid, window, [&](UtcDate date, std::size_t slot) {
        ensure(!on(date).plan.taken(slot, table), "a table that is taken was taken again");
        writable(date).plan.take(slot, table);
    });
}

void Pages::free(const Window& window, std::size_t table)
{
    each_slot(room().grid, window, [&](UtcDate date, std::size_t slot) {
        DayBook& day = writable(date);
        day.plan.free(slot, table);
        std::erase_if(day.held, [&](const HeldPlace& place) {
            return place.slot == slot && place.table == table;
        });
    });
}

void Pages::hold(const Window& window, std::size_t table, ReservationId holder, Instant until)
{
    take(window, table);
    each_slot(room().grid, window, [&](UtcDate date, std::size_t slot) {
        writable(date).held.push_back({slot, table, holder, until});
    });
}

std::vector<Claim> Pages::block(const Window& window, std::size_t table, BlockId block)
{
    std::vector<Claim> claims;
    for (Claim claim : claims_of(room().grid, window, room().tables[table].id, {})) {
        const UtcDate date = utc_date_of(claim.slot);
        const std::size_t slot = index_of(room().grid, claim.slot);
        if (on(date).plan.taken(slot, table))
            continue;
        DayBook& day = writable(date);
        day.plan.take(slot, table);
        day.blocked.push_back({slot, table, block});
        claim.block = block;
        claims.push_back(claim);
    }
    return claims;
}

std::vector<Claim> Pages::unblock(const Window& window, BlockId block)
{
    std::vector<Claim> claims;
    for (const UtcDate date : dates_touched(room().grid, window)) {
        DayBook& day = writable(date);
        for (const BlockedPlace& place : day.blocked) {
            if (place.block != block)
                continue;
            const Slot slot = room().grid.later(room().grid.first_of(date),
                                                static_cast<std::int64_t>(place.slot));
            day.plan.free(place.slot, place.table);
            claims.push_back({room().tables[place.table].id, slot.start(), {}, block});
        }
        std::erase_if(day.blocked, [&](const BlockedPlace& place) { return place.block == block; });
    }
    return claims;
}

void Pages::turn(UtcDate date)
{
    ++writable(date).version.day;
}

std::vector<UtcDate> dates_touched(const SlotGrid& grid, const Window& window)
{
    const UtcDate first = utc_date_of(grid.first_touched(window).start());
    const UtcDate last = std::max(utc_date_of(grid.later(grid.past_touched(window), -1).start()),
                                  utc_date_of(window.start));
    std::vector<UtcDate> dates;
    for (UtcDate date = first; date <= last; date += std::chrono::days{1})
        dates.push_back(date);
    return dates;
}

std::vector<Claim> claims_of(const SlotGrid& grid, const Window& sitting, TableId table,
                             ReservationId holder)
{
    std::vector<Claim> claims;
    const Slot past = grid.past_touched(sitting);
    for (Slot slot = grid.first_touched(sitting); slot < past; slot = grid.later(slot, 1))
        claims.push_back({table, slot.start(), holder});
    return claims;
}

} // namespace maitred
