#pragma once

#include "adapters/desk/batching_desk.hpp"
#include "adapters/desk/day_cache.hpp"
#include "adapters/desk/number_stock.hpp"
#include "core/book/decide.hpp"

#include <span>

namespace maitred::desk {

/// What all writers of a desk share.
struct Office {
    DeskPorts ports;
    DeskSettings settings;
    DayCache cache;
    NumberStock numbers;
};

std::vector<const Command*> commands_of(std::span<Waiting> waiting);

/// Settles one group of commands of one restaurant: decides them on the pages of the book, commits
/// what is to be written, decides again where another node was faster, and answers every command.
class Settlement {
public:
    Settlement(Office& office, RestaurantId restaurant);

    /// Answers all of them, each once. Throws nothing.
    void settle(std::span<Waiting> waiting);

private:
    enum class Attempt { settled, again, table_is_taken };

    void settle_together(std::span<Waiting> waiting);
    void settle_one_by_one(std::span<Waiting> waiting);
    Attempt attempt(std::span<Waiting> waiting);

    Pages open_pages(std::span<Waiting> waiting, Instant now, Lookups& lookups);
    void look_up(std::span<Waiting> waiting, const Pages& pages, Instant now, Lookups& lookups);
    void look_up_parties(std::span<Waiting> waiting, Instant now, Lookups& lookups);
    bool open_missing(Pages& pages, std::span<Waiting> waiting, Instant now,
                      const Lookups& lookups);
    std::shared_ptr<const DayBook> page(UtcDate date);
    Decision decide_on(Pages pages, std::span<Waiting> waiting, const Lookups& lookups,
                       Instant now);

    Committed commit(const Batch& batch);
    Committed find_out(const Batch& batch);
    bool copies_verified(const Decision& decision);
    bool verify(std::span<const UtcDate> dates);
    void keep_copies(const Decision& decision);
    StorageSession& session();

    Office& office_;
    RestaurantId restaurant_;
    Steady::time_point deadline_;
    std::unique_ptr<StorageSession> session_;
    std::shared_ptr<const Room> room_;                   ///< of the attempt that is being made
    std::vector<std::pair<UtcDate, DayVersion>> opened_; ///< in that attempt, with their versions
    std::set<UtcDate> aged_; ///< of these, copies that nobody has verified lately
};

} // namespace maitred::desk
