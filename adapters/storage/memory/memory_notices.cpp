// Notices from when they are due until they were sent, or given up.
#include "adapters/storage/memory/memory_session.hpp"

namespace maitred::memory {

std::vector<DueNotice> MemoryStorage::take_due_notices(Instant now, Instant until, int limit)
{
    const std::lock_guard lock{shelf_->mutex};
    std::multimap<Instant, DueNotice> due;
    for (const auto& [id, book] : shelf_->books)
        for (const auto& [notice, at] : book.due_notices)
            if (at <= now)
                due.emplace(at, DueNotice{id, notice, until});
    std::vector<DueNotice> taken;
    for (const auto& [at, notice] : due) {
        if (taken.size() == static_cast<std::size_t>(limit))
            break;
        shelf_->books.at(notice.restaurant).due_notices[notice.notice] = until;
        taken.push_back(notice);
    }
    return taken;
}

bool MemoryStorage::keep_longer(const DueNotice& taken, Instant until)
{
    const std::lock_guard lock{shelf_->mutex};
    const auto book = shelf_->books.find(taken.restaurant);
    if (book == shelf_->books.end())
        return false;
    const auto due = book->second.due_notices.find(taken.notice);
    if (due == book->second.due_notices.end() || due->second != taken.until)
        return false;
    due->second = until;
    return true;
}

std::optional<Notice> MemorySession::begin_try(NoticeId which)
{
    const std::lock_guard lock{mutex_};
    const auto found = book_.notices.find(which);
    if (found == book_.notices.end() || found->second.state != NoticeState::pending) {
        book_.due_notices.erase(which);
        return std::nullopt;
    }
    ++found->second.tries;
    Notice notice = found->second;
    const auto now = book_.reservations.find(notice.about.id);
    if (notice.kind == NoticeKind::reminder && now != book_.reservations.end())
        notice.about = now->second.reservation;
    return notice;
}

/// One that was tried for too long may have been taken, and sent, by somebody else meanwhile: what
/// that one says of it stays.
void MemorySession::end_try(const NoticeTried& tried)
{
    const std::lock_guard lock{mutex_};
    const auto found = book_.notices.find(tried.notice);
    if (found == book_.notices.end() || found->second.state != NoticeState::pending)
        return;
    Notice& notice = found->second;
    notice.trouble = tried.trouble;
    if (!tried.sent && tried.again_at) {
        notice.due = *tried.again_at;
        book_.due_notices[notice.id] = notice.due;
        return;
    }
    notice.state = tried.sent ? NoticeState::sent : NoticeState::failed;
    if (tried.sent)
        notice.sent_at = tried.at;
    book_.due_notices.erase(notice.id);
}

std::vector<Notice> MemorySession::notices(std::optional<AccountId> member, int limit, int offset)
{
    const std::lock_guard lock{mutex_};
    std::vector<Notice> found;
    for (auto one = book_.notices.rbegin(); one != book_.notices.rend(); ++one) {
        if (member && one->second.about.member != member)
            continue;
        if (offset-- > 0)
            continue;
        if (found.size() == static_cast<std::size_t>(limit))
            break;
        found.push_back(one->second);
    }
    return found;
}

} // namespace maitred::memory
