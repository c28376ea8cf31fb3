// Layouts, time slots and numbers: what is here is only what linking needs.
#include "adapters/storage/memory/memory_session.hpp"

namespace maitred::memory {

std::int64_t MemoryStorage::next_number(Numbered what)
{
    const std::lock_guard lock{shelf_->mutex};
    return ++shelf_->last_numbers[what];
}

std::vector<Layout> MemorySession::layouts()
{
    return {};
}

std::optional<Layout> MemorySession::active_layout()
{
    return std::nullopt;
}

std::vector<TimeSlot> MemorySession::time_slots()
{
    return {};
}

} // namespace maitred::memory
