#pragma once

#include "adapters/desk/lanes.hpp"
#include "core/booking/terms.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/desk.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/measures.hpp"
#include "core/ports/randomness.hpp"
#include "core/ports/storage.hpp"
#include "core/ports/time_zones.hpp"

#include <memory>

namespace maitred::desk {

struct DeskSettings {
    std::size_t writers = 2; ///< threads that decide and commit
    Lanes::Limits limits = {};
    std::size_t cached_days = 4096;
    std::chrono::milliseconds fresh_for{1000}; ///< a copy is trusted with a yes for so long
    std::chrono::milliseconds deadline{5000};  ///< for a batch, from when it is taken
    Past past = Past::refused;
    OpenChannels channels = {}; ///< by which guests are told what was decided
};

/// What the desk stands on.
struct DeskPorts {
    Storage& storage;
    const Clock& clock;
    Randomness& randomness;
    const TimeZones& zones;
    Measures& measures;
    LogWatch& watch; ///< hears of every commit that wrote in a log
};

/// The desk by natural batching: while a commit runs, new commands queue and become the next batch.
/// Not a timer anywhere: no added latency when idle, and the more load, the bigger the batches.
class BatchingDesk final : public Desk {
public:
    BatchingDesk(const DeskPorts& ports, const DeskSettings& settings);
    ~BatchingDesk() override; ///< closes

    void submit(RestaurantId restaurant, UtcDate day, Command command,
                Continuation continuation) override;

    /// Decides what waits, then ends; commands that come later fail. Repeatable.
    void close();

    /// Another node says that it has written in this day.
    void day_changed(RestaurantId restaurant, UtcDate date, std::int64_t version);
    /// The restaurant's room is not as it was.
    void room_changed(RestaurantId restaurant);
    /// Other nodes may have written anything.
    void anything_may_have_changed();

private:
    class Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace maitred::desk
