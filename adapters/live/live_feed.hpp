#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/live_frames.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/storage.hpp"

#include <chrono>
#include <vector>

namespace maitred::live {

/// Tells every listener of a restaurant each new line of its log, once and in order, soon after it
/// was committed, by whichever node.
class LiveFeed final : public LiveEvents, public LogWatch {
public:
    struct Settings {
        std::chrono::hours kept{24};      ///< lines older than that are not told again
        std::int64_t most_lines = 10'000; ///< that are told again
        int lines_at_once = 100;          ///< read and rendered at a time
        std::size_t most_behind = 64;     ///< frames that a listener who catches up may have queued
        /// Between looks at listeners, and at the log. Whom a token does not let in any more is out
        /// within five seconds, three of which may be old news.
        std::chrono::milliseconds round{1500};
    };
    using Report = std::function<void(const std::string& sentence)>;

    LiveFeed(Storage& storage, const Clock& clock, RenderFrames render, Report report,
             const Settings& settings);
    LiveFeed(Storage& storage, const Clock& clock, RenderFrames render, Report report);
    ~LiveFeed() override;

    std::unique_ptr<LiveSubscription> subscribe(RestaurantId restaurant,
                                                std::optional<std::int64_t> since,
                                                LiveListener listener) override;

    void log_has_grown(RestaurantId restaurant) override;
    void room_has_changed(RestaurantId) override {}
    /// News may have been missed: every log that somebody listens to is looked at.
    void anything_may_have_happened();

    std::size_t listeners() const;

private:
    class Inside;
    std::shared_ptr<Inside> inside_;
};

} // namespace maitred::live
