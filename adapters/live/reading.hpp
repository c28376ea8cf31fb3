#pragma once

#include "adapters/live/live_feed.hpp"

#include <atomic>

namespace maitred::live {

/// A listener, and how far it has heard. Touched by the feed's thread only, but for `gone`.
struct Seat {
    LiveListener listener;
    std::optional<std::int64_t> heard; ///< nothing: from now on
    bool begun = false;
    bool caught_up = false; ///< once it is, it has to keep pace
    std::atomic<bool> gone = false;
};

using Seats = std::vector<std::shared_ptr<Seat>>;

/// How a restaurant's log is read to those who sit there. On the feed's thread.
class Reading {
public:
    Reading(const Clock& clock, RenderFrames render, const LiveFeed::Settings& settings)
        : clock_{clock}, render_{std::move(render)}, settings_{settings}
    {
    }

    /// Dismisses whoever is not welcome any more.
    void show_out(const Seats& seats) const;

    enum Ended {
        everybody_has_heard,
        there_is_more,  ///< for somebody who catches up
        somebody_waits, ///< who cannot take more now
    };
    /// Reads until everybody in time has heard all, and a little to those who catch up.
    Ended read_on(StorageSession& session, RestaurantId restaurant, const Seats& seats) const;

private:
    void begin(StorageSession& session, const Seats& seats) const;
    std::int64_t first_kept(StorageSession& session, std::int64_t wanted, std::int64_t last) const;
    using Listening = std::vector<Seat*>;
    bool read_some(StorageSession& session, RestaurantId restaurant,
                   const Listening& listening) const;
    static void hand_out(const Listening& listening, std::int64_t last,
                         const std::vector<LiveFrame>& frames);

    const Clock& clock_;
    const RenderFrames render_;
    const LiveFeed::Settings settings_;
};

} // namespace maitred::live
