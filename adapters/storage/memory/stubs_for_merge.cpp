#include "adapters/storage/memory/memory_session.hpp"

namespace maitred::memory {

std::vector<Block> MemorySession::blocks(const Window&)
{
    return {};
}
std::optional<Block> MemorySession::block(BlockId)
{
    return {};
}
std::vector<Reservation> MemorySession::reservations_of(AccountId, int, int)
{
    return {};
}
std::vector<Reservation> MemorySession::to_come(Instant)
{
    return {};
}
FigureSheet MemorySession::figures(const Window&)
{
    return {};
}
Figures MemorySession::all_figures()
{
    return {};
}
bool MemorySession::mend_figures()
{
    return false;
}
std::int64_t MemorySession::count_pending(Instant)
{
    return 0;
}
std::optional<Notice> MemorySession::begin_try(NoticeId)
{
    return {};
}
void MemorySession::end_try(const NoticeTried&) {}
std::vector<Notice> MemorySession::notices(std::optional<AccountId>, int, int)
{
    return {};
}
std::vector<DueNotice> MemoryStorage::take_due_notices(Instant, Instant, int)
{
    return {};
}
bool MemoryStorage::keep_longer(const DueNotice&, Instant)
{
    return false;
}

} // namespace maitred::memory
