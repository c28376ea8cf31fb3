#include "app/back_office.hpp"
#include "app/commands.hpp"
#include "app/seed.hpp"

#include <iostream>

namespace maitred::app {

int seed(const Config& config)
{
    NoMeasures measures;
    BackOffice office{config, measures};
    if (office.opened.kind == Kind::memory) {
        std::cout << "memory: keeps nothing, so there is nothing to seed\n";
        return 0;
    }
    const Restaurant house = house_ready_to_serve(office, config);
    const SeedReport report = seed_house(
        {office.storage(), office.desk, office.clock, house.id, config.house.largest_party});
    std::cout << "seeded " << report.reservations << " reservations, " << report.cancelled
              << " of them cancelled; " << report.days_skipped << " days had been seeded before\n";
    return 0;
}

} // namespace maitred::app
