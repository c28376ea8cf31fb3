#pragma once

#include "adapters/storage/sql/pool.hpp"
#include "core/house/settle.hpp"
#include "core/ports/storage.hpp"

namespace maitred::sql {

/// Books in a database: all but how a session commits.
class SqlStorage : public Storage {
public:
    explicit SqlStorage(Pool& pool) : pool_{pool} {}

    std::optional<Restaurant> restaurant(std::string_view slug) override;
    std::vector<Restaurant> restaurants() override;
    std::vector<ReservationId> number_reservations(std::size_t count) override;
    HouseReport settle_house(const HouseSettings& settings, Instant now) override;
    std::size_t sweep(Instant before) override;

private:
    Pool& pool_;
};

} // namespace maitred::sql
