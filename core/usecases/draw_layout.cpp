#include "core/usecases/draw_layout.hpp"

#include "core/base/ensure.hpp"
#include "core/people/account.hpp"
#include "core/usecases/refurbish.hpp"
#include "core/usecases/see_floor.hpp"

#include <algorithm>

namespace maitred {
namespace {

void apply(Layout& layout, const DrawLayout::Wish& wish)
{
    layout.name = wish.name.value_or(layout.name);
    if (wish.data) {
        layout.data = *wish.data;
        layout.canvas = wish.canvas;
    }
    layout.active = wish.active.value_or(layout.active);
}

/// The tables that the drawing puts elsewhere.
std::vector<TableEvent> moved(StorageSession& session, const std::vector<DrawLayout::Place>& places,
                              const std::string& actor, Instant now)
{
    if (places.empty())
        return {};
    std::vector<TableEvent> events;
    for (const ShownTable& before : show_tables(session, session.tables(), now)) {
        const auto place = std::find_if(places.begin(), places.end(), [&](const auto& one) {
            return one.table_number == before.table.number;
        });
        if (place == places.end() || place->location == before.table.location)
            continue;
        ShownTable after = before;
        after.table.location = place->location;
        after.table.changed_at = now;
        events.push_back({EventKind::table_changed, actor, now, before, std::move(after)});
    }
    return events;
}

Facts facts_of(const Layout& layout)
{
    return {{"name", layout.name}, {"active", layout.active ? "yes" : "no"}};
}

const Layout* find(const std::vector<Layout>& layouts, LayoutId id)
{
    const auto found = std::find_if(layouts.begin(), layouts.end(),
                                    [id](const Layout& one) { return one.id == id; });
    return found == layouts.end() ? nullptr : &*found;
}

/// Whether the room is to be as this drawing says, and was not before.
bool moves_tables(const LayoutChange& change, const Layout* before)
{
    const Layout& after = change.layout;
    return !change.removed && after.active &&
           (!before || !before->active || before->data != after.data);
}

Deed deed_of(const LayoutChange& change, const Layout* before, const std::string& actor,
             Instant now)
{
    Deed deed{change.removed ? EventKind::layout_removed : EventKind::layout_saved, actor, now,
              "layout", change.layout.id.number};
    if (before)
        deed.before = facts_of(*before);
    if (!change.removed)
        deed.after = facts_of(change.layout);
    return deed;
}

} // namespace

Outcome<DrawLayout::Drawn> DrawLayout::add(const Asked& asked, const Wish& wish) const
{
    ensure(wish.name && wish.data, "a layout without a name or a drawing was to be saved");
    const LayoutId id{storage_.next_number(Numbered::layout)};
    return refurbish(asked, [&](const std::vector<Layout>&, Instant now) -> Outcome<LayoutChange> {
        Layout layout{.id = id,
                      .name = {},
                      .data = {},
                      .active = true,
                      .made_by = asked.by,
                      .made_at = now,
                      .changed_at = now};
        apply(layout, wish);
        return LayoutChange{layout};
    });
}

Outcome<DrawLayout::Drawn> DrawLayout::change(const Asked& asked, LayoutId which,
                                              const Wish& wish) const
{
    return refurbish(asked,
                     [&](const std::vector<Layout>& layouts, Instant now) -> Outcome<LayoutChange> {
                         const Layout* before = find(layouts, which);
                         if (!before)
                             return Reason::not_found;
                         Layout layout = *before;
                         apply(layout, wish);
                         layout.changed_at = now;
                         return LayoutChange{layout};
                     });
}

Outcome<DrawLayout::Drawn> DrawLayout::remove(const Asked& asked, LayoutId which) const
{
    return refurbish(asked,
                     [&](const std::vector<Layout>& layouts, Instant) -> Outcome<LayoutChange> {
                         const Layout* before = find(layouts, which);
                         if (!before)
                             return Reason::not_found;
                         return LayoutChange{*before, true};
                     });
}

Outcome<DrawLayout::Drawn> DrawLayout::refurbish(const Asked& asked, const Decide& decide) const
{
    const auto session = storage_.open(asked.restaurant);
    const std::string actor = actor_of(asked.by);
    const auto plan = [&](Instant now) -> Outcome<Planned<Layout>> {
        const std::vector<Layout> layouts = session->layouts();
        TRY(change, decide(layouts, now));
        Planned<Layout> planned{{}, change.layout};
        const Layout* before = find(layouts, change.layout.id);
        planned.work.layout = change;
        if (moves_tables(change, before))
            planned.work.tables = moved(*session, asked.places_in(change.layout.data), actor, now);
        planned.work.deeds = {deed_of(change, before, actor, now)};
        return planned;
    };
    return refurbish_room<Layout>(
        *session, clock_, watch_, asked.restaurant, asked.retry, plan,
        [](Committed, const Planned<Layout>&) { return std::optional<Refusal>{}; });
}

} // namespace maitred
