#include "core/booking/stage.hpp"

#include "core/base/ensure.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 11> texts = {
    "waitlisted",        "held",    "confirmed", "running_late",
    "partially_arrived", "arrived", "seated",    "finished",
    "cancelled",         "no_show", "expired"};
static_assert(texts.size() == std::variant_size_v<Stage>);

constexpr std::chrono::minutes undo_finished_within{15};

/// The names a stage may turn into; a set, written as the bits of an integer.
constexpr unsigned to(std::initializer_list<StageName> names)
{
    unsigned bits = 0;
    for (const StageName name : names)
        bits |= 1u << static_cast<unsigned>(name);
    return bits;
}

unsigned successors(StageName from)
{
    using enum StageName;
    constexpr unsigned once_here =
        to({running_late, partially_arrived, arrived, seated, cancelled, no_show, finished});
    switch (from) {
    case waitlisted: return to({confirmed, seated, cancelled});
    case held: return to({confirmed, cancelled, expired});
    case confirmed: return once_here;
    case running_late:
    case partially_arrived:
    case arrived: return (once_here | to({confirmed})) & ~to({from});
    case seated: return to({finished, arrived});
    case finished: return to({seated});
    case expired: return to({confirmed});
    case cancelled:
    case no_show: return 0;
    }
    stop_at_bug("a stage outside its enumeration");
}

} // namespace

StageName name_of(const Stage& stage)
{
    return static_cast<StageName>(stage.index());
}

std::string_view text_of(StageName name)
{
    return texts[static_cast<std::size_t>(name)];
}

std::optional<StageName> stage_named(std::string_view text)
{
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] == text)
            return static_cast<StageName>(i);
    return std::nullopt;
}

Stage stage_of(StageName name, Instant at, Instant until)
{
    switch (name) {
    case StageName::waitlisted: return Waitlisted{at};
    case StageName::held: return Held{at, until};
    case StageName::confirmed: return Confirmed{at};
    case StageName::running_late: return RunningLate{at};
    case StageName::partially_arrived: return PartiallyArrived{at};
    case StageName::arrived: return Arrived{at};
    case StageName::seated: return Seated{at};
    case StageName::finished: return Finished{at};
    case StageName::cancelled: return Cancelled{at};
    case StageName::no_show: return NoShow{at};
    case StageName::expired: return Expired{at};
    }
    stop_at_bug("a stage outside its enumeration");
}

Instant reached_at(const Stage& stage)
{
    return std::visit([](const auto& reached) { return reached.at; }, stage);
}

StageName stage_at(const Stage& stage, Instant now)
{
    const Held* held = std::get_if<Held>(&stage);
    if (held && held->until <= now)
        return StageName::expired;
    return name_of(stage);
}

bool takes_a_table(StageName name)
{
    using enum StageName;
    switch (name) {
    case waitlisted:
    case held:
    case confirmed:
    case running_late:
    case partially_arrived:
    case arrived:
    case seated: return true;
    case finished:
    case cancelled:
    case no_show:
    case expired: return false;
    }
    stop_at_bug("a stage outside its enumeration");
}

bool needs_a_table(StageName name)
{
    return name == StageName::held || name == StageName::seated;
}

bool may_become(const Stage& stage, StageName next, Instant now)
{
    const StageName current = stage_at(stage, now);
    if (current == StageName::finished && now - reached_at(stage) > undo_finished_within)
        return false;
    return (successors(current) >> static_cast<unsigned>(next) & 1u) != 0;
}

} // namespace maitred
