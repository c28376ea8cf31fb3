#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/randomness.hpp"
#include "core/ports/storage.hpp"
#include "core/usecases/change_book.hpp"

namespace maitred {

/// Tables are put into the room, changed, and taken away. Blocks.
class FurnishRoom {
public:
    /// What a table is to be; what is not given stays, or is as tables usually are.
    struct TableWish {
        std::optional<std::string> number = {};
        std::optional<int> seats = {};
        std::optional<Shape> shape = {};
        std::optional<std::string> section = {};
        std::optional<Position> position = {};
        std::optional<bool> out_of_order = {};
        std::optional<std::string> name = {};
        std::optional<std::string> kind = {};
        std::optional<double> location_x = {}; ///< one without the other: that stays
        std::optional<double> location_y = {};
        std::optional<bool> in_service = {};
    };
    /// Whose restaurant, who asks, and whether it is a retry.
    struct Asked {
        RestaurantId restaurant;
        std::string actor;
        std::optional<Retried<ShownTable>> retry = {};
        /// What becomes of those who are to come; nothing: others find them a place, or unplace
        /// them, as staff expect.
        std::optional<ToCome> to_come = {};
    };
    using Furnished = std::variant<ShownTable, Repeated>;

    struct Needs {
        Storage& storage;
        Desk& desk;
        const Clock& clock;
        Randomness& randomness;
        LogWatch& watch;
    };
    explicit FurnishRoom(const Needs& needs) : needs_{needs} {}

    /// With a number and seats. Refusals: table_number_taken, retry_key_reused.
    Outcome<Furnished> add(const Asked& asked, const TableWish& wish) const;
    /// Parties that were only kept a table that is out of order now are moved, or unplaced. A table
    /// that was removed comes back if it is to be in service.
    /// Refusals: table_not_found, table_number_taken, table_occupied, retry_key_reused;
    /// bookings_in_the_way where they are to refuse it.
    Outcome<Furnished> change(const Asked& asked, const Uuid& table, const TableWish& wish) const;
    /// The parties to come at it are moved, or become unplaced. Refusals: table_not_found,
    /// table_occupied, retry_key_reused; bookings_in_the_way.
    Outcome<Furnished> remove(const Asked& asked, const Uuid& table) const
    {
        return remove(asked, table, {});
    }

private:
    /// The tables there ever were, those in service as they are shown.
    struct Floor {
        std::vector<ShownTable> shown;
        std::vector<KnownTable> known;

        const ShownTable* find(const Uuid& table) const;
        const Table* find_removed(const Uuid& table) const;
    };
    using Decide = std::function<Outcome<TableEvent>(const Floor&, Instant)>;

    Outcome<Furnished> refurbish(const Asked& asked, const Decide& decide) const;
    Outcome<TableEvent> brought_back(const Asked& asked, const Table& table, const TableWish& wish,
                                     Instant now) const;
    Outcome<Furnished> remove(const Asked& asked, const Uuid& table,
                              const TableWish& last_wish) const;
    std::vector<Reservation> stranded_now(StorageSession& session, const TableEvent& event) const;
    void place_the_unplaced(const Asked& asked) const;
    enum class Which { all, kept_only };
    void find_others_a_place(const Asked& asked, TableId table, Which which) const;

    Needs needs_;
};

} // namespace maitred
