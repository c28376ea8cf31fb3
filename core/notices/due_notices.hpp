#pragma once

#include "core/notices/channels.hpp"
#include "core/notices/notice.hpp"

#include <vector>

namespace maitred {

/// A notice that is to be written: it gets its number from storage.
struct NoticeWish {
    NoticeKind kind;
    Channel channel;
    Reservation about;
    Instant due;

    friend bool operator==(const NoticeWish&, const NoticeWish&) = default;
};

/// A guest is reminded so long before coming; at once, if less is left.
inline constexpr std::chrono::hours reminded_before{24};

/// What the guest of a reservation is told because it was made or changed.
///
/// A member's: a confirmation, every change, the cancellation, a reminder; each by every open
/// channel that reaches the guest, or by none. One made on the hold surface: by e-mail that it is
/// held, once, and a reminder from when it is confirmed. Any other: nothing.
std::vector<NoticeWish> notices_due(const std::optional<Reservation>& before,
                                    const Reservation& after, const OpenChannels& open,
                                    Instant now);

/// Whether a reminder that is still to be sent is not right any more.
bool reminder_is_over(const Reservation& before, const Reservation& after);

/// When a reminder that fails is tried again, or nothing: it was tried often enough. The pauses
/// grow: half a minute, two, eight, half an hour.
std::optional<Instant> next_try(int tries, Instant now);

/// So many mails a day go to one address.
inline constexpr int most_mails_a_day = 30;

/// A notice is given up after so many tries.
inline constexpr int most_tries = 5;

} // namespace maitred
