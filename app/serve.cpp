#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/log/log.hpp"
#include "app/commands.hpp"
#include "app/correspondence.hpp"
#include "app/front_of_house.hpp"
#include "app/rounds.hpp"
#include "app/stop_signals.hpp"
#include "core/usecases/do_what_is_due.hpp"

#include <iostream>

namespace maitred::app {
namespace {

constexpr std::chrono::hours between_sweeps{1};
constexpr std::chrono::hours remembered{48}; ///< twice what is promised
constexpr std::chrono::seconds between_looks{1};
constexpr std::chrono::seconds time_to_stop{9};           ///< operators are promised ten
constexpr std::chrono::seconds time_to_serve_the_last{6}; ///< of these

Config with_secret(Config config)
{
    if (!config.secret_key.empty())
        return config;
    if (config.environment != Environment::development)
        throw ConfigError{"SECRET_KEY must be set, and at least 32 characters long"};
    config.secret_key = crypto::random_secret(32);
    log::line(log::Level::warning, "SECRET_KEY is not set: links signed now end with this process");
    return config;
}

void warn(const std::string& sentence)
{
    log::line(log::Level::warning, sentence);
}

/// What other nodes commit, passed on to the desk's copies and to whoever listens.
NewsReader reader_of(BackOffice& office, Floor& floor)
{
    return {.day_changed =
                [&](RestaurantId restaurant, UtcDate date, std::int64_t version) {
                    office.desk.day_changed(restaurant, date, version);
                },
            .room_changed = [&](RestaurantId restaurant) { office.desk.room_changed(restaurant); },
            .log_has_grown = [&](RestaurantId restaurant) { floor.log_has_grown(restaurant); },
            .anything_may_have_changed =
                [&] {
                    office.desk.anything_may_have_changed();
                    floor.anything_may_have_happened();
                }};
}

void sweep(BackOffice& office)
{
    const Instant before = office.clock.now() - remembered;
    office.storage().sweep(before);
    office.accounts().sweep(before);
}

} // namespace

int serve(const Config& given)
{
    const StopSignals stop_signals;
    log::open(*log::level_named(given.log_level));
    const Config config = with_secret(given);
    metrics::PrometheusMeasures measures;
    BackOffice office{config, measures};
    const Restaurant house = house_ready_to_serve(office, config);
    if (office.opened.schema)
        if (const auto warning = office.opened.schema->warning())
            log::line(log::Level::warning, *warning);
    Correspondence correspondence{config, office, measures};
    FrontOfHouse front{config, office, house.id, measures, correspondence.stationery()};
    const auto news = open_news(config, reader_of(office, front.floor()));
    front.open();
    const Rounds sweeping{"sweeping", between_sweeps, [&] { sweep(office); }, warn};
    const DoWhatIsDue do_what_is_due{office.storage(), office.desk, office.clock};
    const Rounds looking{"doing what is due", between_looks, [&] { do_what_is_due(); }, warn};
    correspondence.begin(warn);
    log::line(log::Level::info, "serving",
              {{"port", std::int64_t{front.port()}}, {"restaurant", house.settings.slug}});
    stop_signals.wait();
    StopSignals::give_up_after(time_to_stop);
    log::line(log::Level::info, "stopping");
    if (!front.close(time_to_serve_the_last))
        log::line(log::Level::warning, "some clients were not served in time");
    office.desk.close();
    log::line(log::Level::info, "stopped");
    log::close();
    return 0;
}

} // namespace maitred::app
