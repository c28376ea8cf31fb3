// What was planned for a room beside its tables.
#include "adapters/storage/memory/memory_plans.hpp"

#include "adapters/storage/memory/memory_session.hpp"

#include <algorithm>
#include <tuple>

namespace maitred::memory {

void write(Book& book, const LayoutChange& change)
{
    if (change.removed) {
        book.layouts.erase(change.layout.id);
        return;
    }
    if (change.layout.active)
        for (auto& [id, layout] : book.layouts)
            layout.active = false;
    book.layouts.insert_or_assign(change.layout.id, change.layout);
}

void write(Book& book, const TimeSlotChange& change)
{
    if (change.removed)
        book.time_slots.erase(change.slot.id);
    else
        book.time_slots.insert_or_assign(change.slot.id, change.slot);
}

void write(Book& book, const PictureChange& change)
{
    const Picture& picture = change.picture;
    if (change.removed)
        book.pictures.erase(picture.id);
    else if (const auto hung = book.pictures.find(picture.id); hung != book.pictures.end())
        hung->second.first.caption = picture.caption;
    else if (!change.bytes.empty())
        book.pictures.emplace(picture.id, std::pair{picture, change.bytes});
}

std::vector<Picture> MemorySession::pictures()
{
    const std::lock_guard lock{mutex_};
    std::vector<Picture> hung;
    for (const auto& [id, picture] : book_.pictures)
        hung.push_back(picture.first);
    return hung;
}

std::optional<Picture> MemorySession::picture(PictureId id)
{
    const std::lock_guard lock{mutex_};
    const auto hung = book_.pictures.find(id);
    return hung == book_.pictures.end() ? std::nullopt : std::optional{hung->second.first};
}

std::optional<std::string> MemorySession::bytes_of(PictureId id)
{
    const std::lock_guard lock{mutex_};
    const auto hung = book_.pictures.find(id);
    return hung == book_.pictures.end() ? std::nullopt : std::optional{hung->second.second};
}

std::vector<Layout> MemorySession::layouts()
{
    const std::lock_guard lock{mutex_};
    std::vector<Layout> made;
    for (const auto& [id, layout] : book_.layouts)
        made.push_back(layout);
    std::stable_sort(made.begin(), made.end(), [](const Layout& one, const Layout& other) {
        return one.made_at < other.made_at;
    });
    return made;
}

std::optional<Layout> MemorySession::active_layout()
{
    const std::lock_guard lock{mutex_};
    for (const auto& [id, layout] : book_.layouts)
        if (layout.active)
            return layout;
    return std::nullopt;
}

std::vector<TimeSlot> MemorySession::time_slots()
{
    const std::lock_guard lock{mutex_};
    std::vector<TimeSlot> slots;
    for (const auto& [id, slot] : book_.time_slots)
        slots.push_back(slot);
    std::stable_sort(slots.begin(), slots.end(), [](const TimeSlot& one, const TimeSlot& other) {
        return std::tie(one.starts, one.ends) < std::tie(other.starts, other.ends);
    });
    return slots;
}

} // namespace maitred::memory
