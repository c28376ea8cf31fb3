#include "adapters/jobs/send_notices.hpp"

#include <algorithm>

namespace maitred::jobs {
namespace {

/// Whoever takes a notice has it for so long at first: one that a dead node has taken is taken
/// again within five seconds.
constexpr std::chrono::seconds taken_for{4};
constexpr int taken_at_once = 20;
constexpr std::size_t longest_trouble = 300;

struct TooManyMails : std::runtime_error {
    TooManyMails() : std::runtime_error{"as many mails as may go to that address in a day"} {}
};

/// Of holds, which anybody can have placed for somebody, a flood must not go on the next day.
std::optional<Instant> next_day_for(const Notice& notice, Instant now)
{
    const bool of_a_hold =
        notice.about.source == Source::hold_surface && notice.kind == NoticeKind::confirmation;
    if (of_a_hold || notice.tries >= most_tries)
        return std::nullopt;
    return Instant{utc_date_of(now) + std::chrono::days{1}};
}

std::string shortened(std::string text)
{
    if (text.size() > longest_trouble)
        text.resize(longest_trouble);
    return text;
}

auto the(NoticeId notice)
{
    return [notice](const DueNotice& one) { return one.notice == notice; };
}

auto of(NoticeId notice)
{
    return [notice](const auto& unrecorded) { return unrecorded.second.notice == notice; };
}

} // namespace

std::size_t SendNotices::operator()()
{
    record_what_could_not_be();
    const Instant now = needs_.clock.now();
    const std::vector<DueNotice> due =
        needs_.storage.take_due_notices(now, now + taken_for, taken_at_once);
    {
        const std::lock_guard lock{mutex_};
        in_hand_.insert(in_hand_.end(), due.begin(), due.end());
    }
    for (const DueNotice& one : due) {
        try {
            send(one);
        } catch (...) {
            for (const DueNotice& left : due)
                lay_down(left);
            throw;
        }
        lay_down(one);
    }
    return due.size();
}

void SendNotices::send(const DueNotice& due)
{
    if (is_unrecorded(due.notice))
        return;
    const auto session = needs_.storage.open(due.restaurant);
    const auto notice = session->begin_try(due.notice);
    if (!notice)
        return;
    const NoticeTried tried = try_to_send(*session, *notice);
    if (tried.sent)
        needs_.measures.notice_sent();
    else if (tried.again_at)
        needs_.measures.notice_put_off();
    else
        needs_.measures.notice_given_up();
    record(due.restaurant, tried);
}

NoticeTried SendNotices::try_to_send(StorageSession& session, const Notice& notice) const
{
    NoticeTried tried{.notice = notice.id, .at = {}};
    try {
        const bool too_late =
            notice.kind == NoticeKind::reminder && notice.about.sitting.start <= needs_.clock.now();
        if (too_late)
            return {.notice = notice.id, .at = needs_.clock.now(), .trouble = "came too late"};
        // One that was begun too often has ended its node each time.
        if (notice.tries > most_tries)
            throw Undelivered{"the node that tried to send it ended"};
        carry(notice, session.profile());
        tried.sent = true;
    } catch (const Unavailable&) {
        throw;
    } catch (const TooManyMails& enough) {
        return {.notice = notice.id,
                .at = needs_.clock.now(),
                .again_at = next_day_for(notice, needs_.clock.now()),
                .trouble = enough.what()};
    } catch (const std::exception& failure) {
        tried.trouble = shortened(failure.what());
    }
    tried.at = needs_.clock.now();
    if (!tried.sent)
        tried.again_at = next_try(notice.tries, tried.at);
    return tried;
}

void SendNotices::carry(const Notice& notice, const Profile& restaurant) const
{
    switch (notice.channel) {
    case Channel::none: return; // it is there to be read
    case Channel::email:
        if (!needs_.postman)
            throw Undelivered{"no mail server is configured"};
        return carry_within_limit(needs_.stationery.letter(notice, restaurant));
    case Channel::sms:
        if (!needs_.texter || !notice.about.contact.phone)
            throw Undelivered{"no carrier of short messages is configured"};
        return needs_.texter->text(*notice.about.contact.phone,
                                   needs_.stationery.sentence(notice, restaurant));
    }
}

/// Where storage is away now, one mail less may go to that address today.
void SendNotices::uncount(const std::string& address, UtcDate day) const
{
    try {
        needs_.storage.uncount_mail(address, day);
    } catch (const Unavailable&) {
    }
}

/// Counted before it goes, so that no two workers send the last one each.
void SendNotices::carry_within_limit(const Letter& letter) const
{
    const std::string address = needs_.seals.fingerprint(letter.to.text());
    const UtcDate today = utc_date_of(needs_.clock.now());
    if (!needs_.storage.count_mail(address, today, most_mails_a_day))
        throw TooManyMails{};
    try {
        needs_.postman->carry(letter);
    } catch (const Undelivered&) {
        uncount(address, today);
        throw;
    }
}

/// What was sent and cannot be recorded now is kept, so that it is not sent again.
void SendNotices::record(RestaurantId restaurant, const NoticeTried& tried)
{
    try {
        needs_.storage.open(restaurant)->end_try(tried);
    } catch (const Unavailable&) {
        const std::lock_guard lock{mutex_};
        unrecorded_.emplace_back(restaurant, tried);
        throw;
    }
}

/// Until then they stay in hand, so that nobody else sends them.
void SendNotices::record_what_could_not_be()
{
    std::vector<std::pair<RestaurantId, NoticeTried>> left;
    {
        const std::lock_guard lock{mutex_};
        left = unrecorded_;
    }
    for (const auto& [restaurant, tried] : left) {
        needs_.storage.open(restaurant)->end_try(tried);
        const std::lock_guard lock{mutex_};
        std::erase_if(unrecorded_, of(tried.notice));
        std::erase_if(in_hand_, the(tried.notice));
    }
}

bool SendNotices::is_unrecorded(NoticeId notice)
{
    const std::lock_guard lock{mutex_};
    return std::any_of(unrecorded_.begin(), unrecorded_.end(), of(notice));
}

void SendNotices::keep_what_is_in_hand()
{
    std::vector<DueNotice> in_hand;
    {
        const std::lock_guard lock{mutex_};
        in_hand = in_hand_;
    }
    for (const DueNotice& due : in_hand) {
        const Instant until = needs_.clock.now() + taken_for;
        if (!needs_.storage.keep_longer(due, until))
            continue;
        const std::lock_guard lock{mutex_};
        const auto still = std::find_if(in_hand_.begin(), in_hand_.end(), the(due.notice));
        if (still != in_hand_.end())
            still->until = until;
    }
}

void SendNotices::lay_down(const DueNotice& due)
{
    const std::lock_guard lock{mutex_};
    if (std::none_of(unrecorded_.begin(), unrecorded_.end(), of(due.notice)))
        std::erase_if(in_hand_, the(due.notice));
}

} // namespace maitred::jobs
