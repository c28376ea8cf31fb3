#pragma once

#include "core/notices/notice.hpp"

#include <optional>
#include <vector>

namespace maitred {

/// A notice that a worker has taken, and until when it is the worker's.
struct DueNotice {
    RestaurantId restaurant;
    NoticeId notice;
    Instant until;

    friend auto operator<=>(const DueNotice&, const DueNotice&) = default;
};

/// How a try to send a notice ended.
struct NoticeTried {
    NoticeId notice;
    Instant at;
    bool sent = false;
    std::optional<Instant> again_at = {}; ///< if it was not sent; nothing: given up
    std::string trouble = {};             ///< at most 300 characters
};

/// How long after it was due a notice that was sent or given up can be read, at least.
inline constexpr std::chrono::days notices_are_kept{90};

/// The notices of a restaurant. They are written by the desk's commits,
/// which write no second reminder of a reservation while one waits for the same channel.
class NoticeShelf {
public:
    virtual ~NoticeShelf() = default;

    /// Counts one try more and gives the notice; nothing where it is not pending any more, and then
    /// it is not due any more either. A reminder is about the reservation as it is now.
    virtual std::optional<Notice> begin_try(NoticeId notice) = 0;
    virtual void end_try(const NoticeTried& tried) = 0;

    /// Last made first; of one member, or of all.
    virtual std::vector<Notice> notices(std::optional<AccountId> member, int limit, int offset) = 0;
};

} // namespace maitred
