// What reservations add up to, and which tables are out of service.
#include "adapters/storage/memory/memory_session.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

/// Minutes are those of the grid on which they were counted, and prove nothing.
FigureSheet without_minutes(FigureSheet sheet)
{
    for (auto& [key, figures] : sheet)
        figures.table_minutes = 0;
    return sheet;
}

FigureSheet counted(const Book& book)
{
    const auto grid = SlotGrid::every(book.profile.slot);
    ensure(grid.has_value(), "a restaurant has an impossible slot");
    FigureSheet sheet;
    for (const auto& [id, entry] : book.reservations)
        recount(sheet, *grid, std::nullopt, entry.reservation);
    return sheet;
}

} // namespace

FigureSheet MemorySession::figures(const Window& window)
{
    const std::lock_guard lock{mutex_};
    FigureSheet sheet;
    for (const auto& [key, figures] : book_.figures)
        if (window.contains(key.quarter))
            sheet.emplace(key, figures);
    return sheet;
}

Figures MemorySession::all_figures()
{
    const std::lock_guard lock{mutex_};
    Figures all;
    for (const auto& [key, figures] : book_.figures)
        all += figures;
    return all;
}

bool MemorySession::mend_figures()
{
    const std::lock_guard lock{mutex_};
    FigureSheet right = counted(book_);
    if (without_minutes(right) == without_minutes(book_.figures))
        return false;
    book_.figures = std::move(right);
    return true;
}

std::int64_t MemorySession::count_pending(Instant now)
{
    const std::lock_guard lock{mutex_};
    return std::count_if(
        book_.reservations.begin(), book_.reservations.end(), [&](const auto& one) {
            const Stage& stage = one.second.reservation.stage;
            const Held* held = std::get_if<Held>(&stage);
            return name_of(stage) == StageName::waitlisted || (held && held->until > now);
        });
}

std::vector<Block> MemorySession::blocks(const Window& window)
{
    const std::lock_guard lock{mutex_};
    std::vector<Block> found;
    for (const auto& [id, block] : book_.blocks)
        if (block.window.overlaps(window))
            found.push_back(block);
    std::sort(found.begin(), found.end(), [](const Block& one, const Block& other) {
        return std::pair{one.window.start, one.id} < std::pair{other.window.start, other.id};
    });
    return found;
}

std::optional<Block> MemorySession::block(BlockId which)
{
    const std::lock_guard lock{mutex_};
    const auto found = book_.blocks.find(which);
    return found == book_.blocks.end() ? std::nullopt : std::optional{found->second};
}

} // namespace maitred::memory
