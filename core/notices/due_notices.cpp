#include "core/notices/due_notices.hpp"

#include "core/base/ensure.hpp"

#include <array>

namespace maitred {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

/// Comes at a time, and is not here yet.
bool is_expected(const Reservation& reservation)
{
    const StageName stage = name_of(reservation.stage);
    return stage == StageName::confirmed || stage == StageName::running_late;
}

/// Was told what there is to tell: also whoever was taken for arrived by a slip of the hand.
bool was_told(const Reservation& reservation)
{
    switch (name_of(reservation.stage)) {
    case StageName::confirmed:
    case StageName::running_late:
    case StageName::partially_arrived:
    case StageName::arrived:
    case StageName::seated:
    case StageName::finished: return true;
    case StageName::waitlisted:
    case StageName::held:
    case StageName::cancelled:
    case StageName::no_show:
    case StageName::expired: return false;
    }
    stop_at_bug("a stage outside its enumeration");
}

bool is_cancelled(const Reservation& reservation)
{
    return name_of(reservation.stage) == StageName::cancelled;
}

/// A table that is only kept for the party is nothing that it was told of.
std::optional<TableId> known_table(const Reservation& reservation)
{
    return reservation.pinned ? reservation.table : std::nullopt;
}

bool means_another_evening(const Reservation& before, const Reservation& after)
{
    return before.sitting != after.sitting || before.party != after.party ||
           known_table(before) != known_table(after);
}

std::optional<NoticeKind> news_in(const std::optional<Reservation>& before,
                                  const Reservation& after)
{
    if (is_cancelled(after))
        return before && !is_cancelled(*before) ? std::optional{NoticeKind::cancellation}
                                                : std::nullopt;
    if (!is_expected(after))
        return std::nullopt;
    if (!before || !was_told(*before))
        return NoticeKind::confirmation;
    return means_another_evening(*before, after) ? std::optional{NoticeKind::change} : std::nullopt;
}

/// Whoever moves within the last day has just been told of it.
bool is_to_be_reminded(const std::optional<Reservation>& before, const Reservation& after,
                       Instant now)
{
    if (!is_expected(after) || after.sitting.start <= now)
        return false;
    if (!before || !was_told(*before))
        return true;
    const bool anew = !is_expected(*before) || before->sitting.start != after.sitting.start;
    return anew && after.sitting.start - reminded_before > now;
}

std::vector<Channel> channels_to(const Contact& contact, const OpenChannels& open)
{
    std::vector<Channel> channels;
    if (open.email && contact.email)
        channels.push_back(Channel::email);
    if (open.sms && contact.phone)
        channels.push_back(Channel::sms);
    if (channels.empty())
        channels.push_back(Channel::none);
    return channels;
}

bool was_made_as_a_hold(const Reservation& reservation)
{
    return reservation.source == Source::hold_surface;
}

Instant reminded_at(const Reservation& reservation, Instant now)
{
    return std::max(now, reservation.sitting.start - reminded_before);
}

/// By a slip of the hand, perhaps; it needs no reminder after that.
bool has_come(const Reservation& reservation)
{
    return was_told(reservation) && !is_expected(reservation);
}

/// Whoever moves is not told so, and therefore reminded of the new time even within the last day.
/// That its place is held is told in any case, even if it has expired by the time it is read.
std::vector<NoticeWish> due_for_a_hold(const std::optional<Reservation>& before,
                                       const Reservation& after, const OpenChannels& open,
                                       Instant now)
{
    std::vector<NoticeWish> wishes;
    if (!open.email || !after.contact.email)
        return wishes;
    if (!before)
        wishes.push_back({NoticeKind::confirmation, Channel::email, after, now});
    const bool anew =
        !before || !is_expected(*before) || before->sitting.start != after.sitting.start;
    if (anew && is_expected(after) && after.sitting.start > now && (!before || !has_come(*before)))
        wishes.push_back({NoticeKind::reminder, Channel::email, after, reminded_at(after, now)});
    return wishes;
}

} // namespace

std::vector<NoticeWish> notices_due(const std::optional<Reservation>& before,
                                    const Reservation& after, const OpenChannels& open, Instant now)
{
    if (was_made_as_a_hold(after))
        return due_for_a_hold(before, after, open, now);
    std::vector<NoticeWish> wishes;
    if (!after.member)
        return wishes;
    const auto news = news_in(before, after);
    for (const Channel channel : channels_to(after.contact, open)) {
        if (news)
            wishes.push_back({*news, channel, after, now});
        if (is_to_be_reminded(before, after, now))
            wishes.push_back({NoticeKind::reminder, channel, after, reminded_at(after, now)});
    }
    return wishes;
}

bool reminder_is_over(const Reservation& before, const Reservation& after)
{
    return (before.member || was_made_as_a_hold(before)) && is_expected(before) &&
           (!is_expected(after) || before.sitting.start != after.sitting.start);
}

std::optional<Instant> next_try(int tries, Instant now)
{
    constexpr std::array<seconds, most_tries - 1> pauses = {seconds{30}, minutes{2}, minutes{8},
                                                            minutes{30}};
    if (tries >= most_tries)
        return std::nullopt;
    return now + pauses.at(static_cast<std::size_t>(std::max(tries, 1) - 1));
}

} // namespace maitred
