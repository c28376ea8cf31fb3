#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/sql_storage.hpp"

namespace maitred::sql {

std::vector<Block> SqlSession::blocks(const Window&)
{
    return {};
}
std::optional<Block> SqlSession::block(BlockId)
{
    return {};
}
std::vector<Reservation> SqlSession::reservations_of(AccountId, int, int)
{
    return {};
}
std::vector<Reservation> SqlSession::to_come(Instant)
{
    return {};
}
FigureSheet SqlSession::figures(const Window&)
{
    return {};
}
Figures SqlSession::all_figures()
{
    return {};
}
bool SqlSession::mend_figures()
{
    return false;
}
std::int64_t SqlSession::count_pending(Instant)
{
    return 0;
}
std::optional<Notice> SqlSession::begin_try(NoticeId)
{
    return {};
}
void SqlSession::end_try(const NoticeTried&) {}
std::vector<Notice> SqlSession::notices(std::optional<AccountId>, int, int)
{
    return {};
}
std::vector<DueNotice> SqlStorage::take_due_notices(Instant, Instant, int)
{
    return {};
}
bool SqlStorage::keep_longer(const DueNotice&, Instant)
{
    return false;
}

} // namespace maitred::sql
