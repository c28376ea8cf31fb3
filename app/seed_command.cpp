#include "app/commands.hpp"
#include "app/reception.hpp"
#include "app/seed.hpp"
#include "app/seed_members.hpp"

#include <iostream>

namespace maitred::app {
namespace {

constexpr const char* well_known_password = "password123";

/// Sample guests are nobody's: nothing is sent to them.
Config telling_nobody(Config config)
{
    config.smtp.server.clear();
    config.twilio.account_sid.clear();
    return config;
}

/// Where it matters nobody can log in as a sample until an administrator gives it a password.
std::string sample_password(const Config& config)
{
    return config.environment == Environment::production ? crypto::random_secret(32)
                                                         : well_known_password;
}

void say(const SeedReport& report)
{
    std::cout << "seeded " << report.reservations << " reservations, " << report.cancelled
              << " of them cancelled; " << report.days_skipped << " days had been seeded before\n";
}

void say(const MemberSeedReport& report, const Config& config)
{
    std::cout << "seeded " << report.members << " members with " << report.bookings << " bookings";
    if (report.members > 0 && config.environment != Environment::production)
        std::cout << " (their password: " << well_known_password << ")";
    if (report.layout)
        std::cout << ", a layout";
    if (report.time_slots)
        std::cout << ", time slots";
    if (report.hours)
        std::cout << ", hours of service";
    std::cout << '\n';
}

} // namespace

int seed(const Config& given)
{
    const Config config = telling_nobody(given);
    NoMeasures measures;
    BackOffice office{config, measures};
    if (office.opened.kind == Kind::memory) {
        std::cout << "memory: keeps nothing, so there is nothing to seed\n";
        return 0;
    }
    const Restaurant house = house_ready_to_serve(office, config);
    say(seed_house(
        {office.storage(), office.desk, office.clock, house.id, config.house.largest_party}));
    const crypto::SodiumPasswords passwords;
    say(seed_members({office.storage(), office.accounts(), office.desk, office.clock, office.zones,
                      office.randomness, passwords, house.id, sample_password(config)}),
        config);
    return 0;
}

} // namespace maitred::app
