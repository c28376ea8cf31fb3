#include "adapters/desk/batching_desk.hpp"

#include "adapters/desk/settlement.hpp"

#include <thread>

namespace maitred::desk {

class BatchingDesk::Inside {
public:
    Inside(const DeskPorts& ports, const DeskSettings& settings)
        : office_{ports, settings, DayCache{settings.cached_days}, NumberStock{ports.storage}},
          lanes_{settings.limits}
    {
        for (std::size_t i = 0; i < settings.writers; ++i)
            writers_.emplace_back([this] { write(); });
    }

    ~Inside() { close(); }

    void close()
    {
        lanes_.close();
        for (std::thread& writer : writers_)
            if (writer.joinable())
                writer.join();
    }

    /// A yes that can be given from a copy that is fresh enough, without asking storage.
    std::optional<Availability> at_once(RestaurantId restaurant, const Ask& ask)
    {
        const std::shared_ptr<const Room> room = office_.cache.room(restaurant);
        if (!room)
            return std::nullopt;
        const Slot slot = room->grid.slot_at(ask.time);
        Pages pages{room};
        for (const UtcDate date : dates_touched(room->grid, sitting_of(*room, slot, ask.party))) {
            auto copy = office_.cache.find({restaurant, date});
            if (!copy || !fresh(*copy, *room))
                return std::nullopt;
            pages.lay_open(std::move(copy->book));
        }
        const Availability found = availability(pages, slot, ask.party, office_.ports.clock.now());
        if (found.available == 0)
            return std::nullopt;
        return found;
    }

    void queue(const Day& day, Waiting waiting)
    {
        if (lanes_.add(day, waiting))
            return office_.ports.measures.desk_waiting(lanes_.waiting());
        office_.ports.measures.desk_turned_away();
        waiting.continuation.failed(
            std::make_exception_ptr(Unavailable{"the desk takes no more commands now"}));
    }

    DayCache& cache() { return office_.cache; }

private:
    bool fresh(const CachedDay& copy, const Room& room) const
    {
        return copy.book->version.room == room.version &&
               Steady::now() - copy.verified < office_.settings.fresh_for;
    }

    void write()
    {
        while (auto group = lanes_.take()) {
            const auto begun = Steady::now();
            Settlement{office_, group->restaurant}.settle(group->waiting);
            lanes_.give_back(*group);
            office_.ports.measures.desk_waiting(lanes_.waiting());
            office_.ports.measures.desk_batch(
                group->waiting.size(),
                std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - begun));
        }
    }

    Office office_;
    Lanes lanes_;
    std::vector<std::thread> writers_;
};

BatchingDesk::BatchingDesk(const DeskPorts& ports, const DeskSettings& settings)
    : inside_{std::make_unique<Inside>(ports, settings)}
{
}

BatchingDesk::~BatchingDesk() = default;

void BatchingDesk::submit(RestaurantId restaurant, UtcDate day, Command command,
                          Continuation continuation)
{
    if (const Ask* ask = std::get_if<Ask>(&command.wish)) {
        if (const auto found = inside_->at_once(restaurant, *ask))
            return continuation.answered(Answer{*found});
    }
    inside_->queue({restaurant, day}, {std::move(command), std::move(continuation)});
}

void BatchingDesk::close()
{
    inside_->close();
}

void BatchingDesk::day_changed(RestaurantId restaurant, UtcDate date, std::int64_t version)
{
    inside_->cache().drop_older({restaurant, date}, version);
}

void BatchingDesk::room_changed(RestaurantId restaurant)
{
    inside_->cache().drop_room(restaurant);
}

void BatchingDesk::anything_may_have_changed()
{
    inside_->cache().drop_all();
}

} // namespace maitred::desk
