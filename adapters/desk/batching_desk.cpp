#include "adapters/desk/batching_desk.hpp"

#include "adapters/desk/settlement.hpp"
#include "core/floor/sittings.hpp"

#include <thread>

namespace maitred::desk {
namespace {

bool only_asks(const Command& command)
{
    return std::holds_alternative<Ask>(command.wish) ||
           std::holds_alternative<AskTables>(command.wish);
}

} // namespace

class BatchingDesk::Inside {
public:
    Inside(const DeskPorts& ports, const DeskSettings& settings)
        : office_{ports, settings, DayCache{settings.cached_days}, NumberStock{ports.storage}},
          lanes_{settings.limits}
    {
        for (std::size_t i = 0; i < settings.writers; ++i)
            writers_.emplace_back([this] { write(); });
        usher_ = std::thread{[this] { show_out(); }};
    }

    ~Inside() { close(); }

    void close()
    {
        lanes_.close();
        for (std::thread& writer : writers_)
            if (writer.joinable())
                writer.join();
        if (usher_.joinable())
            usher_.join();
    }

    /// A yes that can be given from copies that are fresh enough, without asking storage.
    std::optional<Answer> at_once(RestaurantId restaurant, const Command& command)
    {
        if (!only_asks(command))
            return std::nullopt;
        const std::shared_ptr<const Room> room = office_.cache.room(restaurant);
        if (!room)
            return std::nullopt;
        if (const Ask* ask = std::get_if<Ask>(&command.wish))
            return at_once(restaurant, room, *ask);
        if (const AskTables* ask = std::get_if<AskTables>(&command.wish))
            return at_once(restaurant, room, *ask);
        return std::nullopt;
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
    std::optional<Answer> at_once(RestaurantId restaurant, const std::shared_ptr<const Room>& room,
                                  const Ask& ask)
    {
        const Slot slot = room->grid.slot_at(ask.time);
        const auto pages = fresh_pages(restaurant, room, sitting_of(*room, slot, ask.party));
        if (!pages)
            return std::nullopt;
        const Availability found = availability(*pages, slot, ask.party, office_.ports.clock.now());
        return found.available == 0 ? std::nullopt : std::optional{Answer{found}};
    }

    std::optional<Answer> at_once(RestaurantId restaurant, const std::shared_ptr<const Room>& room,
                                  const AskTables& ask)
    {
        const auto pages =
            fresh_pages(restaurant, room, planned_sitting(*room, ask.time, ask.party));
        if (!pages)
            return std::nullopt;
        FreeTables found = free_tables_for(*pages, ask.time, ask.party,
                                           {office_.ports.clock.now(), office_.settings.past});
        return found.tables.empty() ? std::nullopt : std::optional{Answer{std::move(found)}};
    }

    std::optional<Pages> fresh_pages(RestaurantId restaurant,
                                     const std::shared_ptr<const Room>& room, const Window& window)
    {
        Pages pages{room};
        for (const UtcDate date : dates_touched(room->grid, window)) {
            auto copy = office_.cache.find({restaurant, date});
            if (!copy || !fresh(*copy, *room))
                return std::nullopt;
            pages.lay_open(std::move(copy->book));
        }
        return pages;
    }

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

    /// Answers those who will not wait while somebody else gets what they want. Their commands were
    /// never taken, and never will be.
    void show_out()
    {
        while (true) {
            const std::vector<Waiting> impatient = lanes_.take_impatient();
            if (impatient.empty())
                return;
            office_.ports.measures.desk_waiting(lanes_.waiting());
            for (const Waiting& one : impatient)
                one.continuation.answered(Reason::table_being_decided);
        }
    }

    Office office_;
    Lanes lanes_;
    std::vector<std::thread> writers_;
    std::thread usher_;
};

BatchingDesk::BatchingDesk(const DeskPorts& ports, const DeskSettings& settings)
    : inside_{std::make_unique<Inside>(ports, settings)}
{
}

BatchingDesk::~BatchingDesk() = default;

void BatchingDesk::submit(RestaurantId restaurant, UtcDate day, Command command,
                          Continuation continuation)
{
    if (auto found = inside_->at_once(restaurant, command))
        return continuation.answered(std::move(*found));
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
