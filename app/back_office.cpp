#include "app/back_office.hpp"

namespace maitred::app {
namespace {

desk::DeskSettings desk_settings(const Config& config)
{
    desk::DeskSettings settings;
    settings.writers = config.desk_writers;
    settings.limits.waiting = config.desk_queue;
    settings.channels = open_channels(config);
    settings.past = config.allow_past ? Past::allowed : Past::refused;
    return settings;
}

std::string minutes(std::chrono::minutes minutes)
{
    return std::to_string(minutes.count());
}

/// The first setting that is not as it was when `maitred migrate` last ran; nothing if none.
std::optional<std::string> difference(const HouseSettings& stored, const HouseSettings& wanted)
{
    const auto differs = [](const std::string& name, const std::string& was,
                            const std::string& is) -> std::optional<std::string> {
        if (was == is)
            return std::nullopt;
        return name + " is '" + is + "' here and '" + was + "' in the database";
    };
    const std::optional<std::string> findings[] = {
        differs("RESTAURANT_NAME", stored.name, wanted.name),
        differs("RESTAURANT_TIMEZONE", stored.time_zone, wanted.time_zone),
        differs("SLOT_MINUTES", minutes(stored.slot), minutes(wanted.slot)),
        differs("TOTAL_TABLES", std::to_string(stored.total_tables),
                std::to_string(wanted.total_tables)),
        differs("MAX_PARTY", std::to_string(stored.largest_party),
                std::to_string(wanted.largest_party)),
    };
    for (const auto& finding : findings)
        if (finding)
            return finding;
    return std::nullopt;
}

} // namespace

BackOffice::BackOffice(const Config& config, Measures& measures)
    : opened{open_storage(config, measures)},
      desk{{*opened.storage, clock, randomness, zones, measures, watch}, desk_settings(config)}
{
}

Restaurant house_ready_to_serve(BackOffice& office, const Config& config)
{
    if (office.opened.kind == Kind::memory)
        office.storage().settle_house(config.house, office.clock.now());
    if (office.opened.schema)
        if (const auto trouble = office.opened.schema->trouble())
            throw std::runtime_error{*trouble};
    const auto house = office.storage().restaurant(config.house.slug);
    if (!house)
        throw std::runtime_error{"there is no restaurant '" + config.house.slug +
                                 "' in the database: run 'maitred migrate'"};
    if (const auto finding = difference(house->settings, config.house))
        throw std::runtime_error{*finding + ": run 'maitred migrate', or set it back"};
    return *house;
}

} // namespace maitred::app
