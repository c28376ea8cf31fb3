#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/log/log.hpp"
#include "app/commands.hpp"
#include "app/front_of_house.hpp"
#include "app/janitor.hpp"
#include "app/stop_signals.hpp"

#include <iostream>

namespace maitred::app {
namespace {

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

} // namespace

int serve(const Config& given)
{
    const StopSignals stop_signals;
    log::open(*log::level_named(given.log_level));
    const Config config = with_secret(given);
    metrics::PrometheusMeasures measures;
    BackOffice office{config, measures};
    const Restaurant house = house_ready_to_serve(office, config);
    const auto day_news =
        open_day_news(config, {[&](RestaurantId restaurant, UtcDate date, std::int64_t version) {
                                   office.desk.day_changed(restaurant, date, version);
                               },
                               [&] { office.desk.anything_may_have_changed(); }});
    FrontOfHouse front{config, office, house.id, measures};
    front.open();
    const Janitor janitor{office.storage(), office.clock, [](const std::string& sentence) {
                              log::line(log::Level::warning, sentence);
                          }};
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
