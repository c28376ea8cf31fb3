#include "core/book/pages.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"
#include "tests/zones/reference.hpp"

#include <algorithm>
#include <map>

using namespace maitred;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

const std::vector<SlotGrid> grids = {every(5),      every(10),     every(15), every(20),
                                     every(20, 15), every(30, 15), every(30), every(60)};

/// The slots of thirteen hours before and after a jump.
std::vector<Slot> slots_around(const Jump& jump, const SlotGrid& grid)
{
    std::vector<Slot> slots;
    const Slot past = grid.slot_at(jump.when + hours{13});
    for (Slot slot = grid.slot_at(jump.when - hours{13}); slot < past; slot = grid.later(slot, 1))
        slots.push_back(slot);
    return slots;
}

/// How long somebody sits who looks at the clock on the wall.
minutes shown_length(const WallClock& clock, const Window& sitting)
{
    return clock.shown_at(sitting.end) - clock.shown_at(sitting.start);
}

minutes jumped_within(const Jump& jump, const Window& sitting)
{
    const bool within = sitting.start < jump.when && jump.when <= sitting.end;
    return within ? jump.forward() : minutes{0};
}

/// Calls visit(the clock, the jump, the grid) for every jump that is known, with every grid.
template <class Visit> void at_every_jump(Visit visit)
{
    for (const KnownZone& zone : known_zones())
        for (const Jump& jump : zone.jumps)
            for (const SlotGrid& grid : grids) {
                INFO(zone.name << ", every " << grid.step().count() << " minutes");
                visit(WallClock{zone.name}, jump, grid);
            }
}

} // namespace

TEST_CASE("no slot begins at a time that the clock skips")
{
    at_every_jump([](const WallClock& clock, const Jump& jump, const SlotGrid& grid) {
        bool each_is_shown = true;
        for (const Slot slot : slots_around(jump, grid))
            each_is_shown = each_is_shown && clock.exact_time(clock.shown_at(slot.start()));
        CHECK(each_is_shown);
    });
}

TEST_CASE("who asks for a time that the clock skips gets the slot in which it skips")
{
    at_every_jump([](const WallClock& clock, const Jump& jump, const SlotGrid& grid) {
        for (WallTime skipped = jump.from(); skipped < jump.to(); skipped += grid.step())
            CHECK(grid.slot_at(clock.true_time(skipped)) == grid.slot_at(jump.when));
    });
}

TEST_CASE("slots follow each other step by step, though the clock shows some times twice")
{
    at_every_jump([](const WallClock& clock, const Jump& jump, const SlotGrid& grid) {
        const auto slots = slots_around(jump, grid);
        std::map<WallTime, int> shown;
        bool evenly = true;
        for (std::size_t i = 0; i < slots.size(); ++i) {
            ++shown[clock.shown_at(slots[i].start())];
            evenly = evenly && (i == 0 || slots[i].start() - slots[i - 1].start() == grid.step());
        }
        CHECK(evenly);
        CHECK(slots.size() == static_cast<std::size_t>(hours{26} / grid.step()));
        const auto twice = std::count_if(shown.begin(), shown.end(),
                                         [](const auto& entry) { return entry.second == 2; });
        const bool in_step = jump.forward() % grid.step() == minutes{0};
        const minutes back = std::max(minutes{0}, -jump.forward());
        CHECK(twice == (in_step ? back / grid.step() : 0));
    });
}

TEST_CASE("slots begin at the same minutes of the hour before and after a jump of whole steps")
{
    at_every_jump([](const WallClock& clock, const Jump& jump, const SlotGrid& grid) {
        if (jump.forward() % grid.step() != minutes{0})
            return; // an hourly grid where summer time is half an hour
        const auto past_the_step = [&](Slot slot) {
            return clock.shown_at(slot.start()).time_since_epoch() % grid.step();
        };
        const auto slots = slots_around(jump, grid);
        CHECK((past_the_step(slots.front()) == past_the_step(slots.back())));
    });
}

TEST_CASE("a sitting lasts its turn, whatever the clock on the wall does meanwhile")
{
    const minutes turn{120};
    at_every_jump([&](const WallClock& clock, const Jump& jump, const SlotGrid& grid) {
        bool each_its_turn = true;
        for (const Slot slot : slots_around(jump, grid)) {
            const Window sitting = slot.sitting(turn);
            const auto claims = claims_of(grid, sitting, TableId{1}, ReservationId{1});
            each_its_turn = each_its_turn && sitting.length() == turn &&
                            shown_length(clock, sitting) == turn + jumped_within(jump, sitting) &&
                            claims.size() == static_cast<std::size_t>(turn / grid.step());
        }
        CHECK(each_its_turn);
    });
}

TEST_CASE("who sits down at half past one in Madrid sits until half past four or half past two")
{
    const WallClock madrid{"Europe/Madrid"};
    const auto until = [&](const std::string& half_past_one) {
        const Window sitting = half_hours().slot_at(at(half_past_one)).sitting(hours{2});
        return madrid.shown_at(sitting.end).time_since_epoch() % hours{24};
    };
    CHECK((until("2026-03-29 00:30") == hours{4} + minutes{30}));
    CHECK((until("2026-10-24 23:30") == hours{2} + minutes{30}));
}
