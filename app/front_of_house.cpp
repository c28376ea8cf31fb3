#include "app/front_of_house.hpp"

#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/docs/docs_surface.hpp"
#include "adapters/http/surfaces/guest/guest_surface.hpp"
#include "adapters/http/surfaces/operations/operations_surface.hpp"
#include "adapters/log/log.hpp"
#include "core/base/ensure.hpp"

namespace maitred::app {
namespace {

constexpr std::size_t longest_worker_queue = 1024;
/// One picture is decoded at a time: a large one takes much memory.
constexpr std::size_t longest_picture_queue = 16;

server::ServerSettings settings_for_guests(const Config& config)
{
    server::ServerSettings settings;
    settings.address = config.address;
    settings.port = config.port;
    settings.io_threads = config.io_threads;
    settings.most_connections = config.max_connections;
    settings.largest_body = config.max_body_bytes;
    settings.patience.header = config.header_timeout;
    settings.patience.body = config.body_timeout;
    settings.patience.write = config.body_timeout;
    settings.patience.idle = config.idle_timeout;
    settings.patience.handler = config.answer_timeout;
    return settings;
}

server::ServerSettings settings_for_operators(const Config& config)
{
    server::ServerSettings settings;
    settings.address = config.admin_address;
    settings.port = config.admin_port;
    settings.io_threads = 1;
    settings.most_connections = 64;
    return settings;
}

server::EdgeServices services_for_guests(const Config& config, BackOffice& office,
                                         std::vector<RequestObserver*> observers)
{
    return {.clock = office.clock,
            .observers = std::move(observers),
            .attempts_per_minute = config.rate_limit_per_minute,
            .cross_origin = http::CrossOrigin{config.cors_origins},
            .trusted_proxies = http::TrustedProxies{config.trusted_proxies}};
}

} // namespace

FrontOfHouse::FrontOfHouse(const Config& config, BackOffice& office, RestaurantId house,
                           metrics::PrometheusMeasures& measures, const Stationery& stationery)
    : ready_{office.storage(), office.clock}, reception_{config, office},
      workers_{config.workers, longest_worker_queue}, picture_pool_{1, longest_picture_queue},
      floor_{office, reception_, house, workers_, request_log_},
      has_operators_{config.admin_port != 0},
      router_for_guests_{surfaces_for_guests(config, office, house, stationery)},
      router_for_operators_{surfaces_for_operators(measures)},
      meter_{measures.meter(router_for_guests_.route_names())},
      guests_{settings_for_guests(config), router_for_guests_,
              services_for_guests(config, office, {&request_log_, meter_.get()})},
      operators_{settings_for_operators(config),
                 router_for_operators_,
                 {.clock = office.clock, .observers = {}}}
{
}

std::vector<http::Surface> FrontOfHouse::surfaces_for_guests(const Config& config,
                                                             BackOffice& office, RestaurantId house,
                                                             const Stationery& stationery)
{
    const auto grid = SlotGrid::every(config.house.slot);
    ensure(grid.has_value(), "the house has an impossible slot");
    auto ground = std::make_shared<const http::guest::Ground>(http::guest::Ground{
        .book_table = {office.desk, house},
        .find_availability = {office.desk, house},
        .list_reservations = {office.storage(), house},
        .join_newsletter = {office.storage(), office.clock, house},
        .leave_newsletter = {office.storage(), reception_.seals, house},
        .clock = office.clock,
        .seals = reception_.seals,
        .pool = workers_,
        .observer = request_log_,
        .grid = *grid,
        .largest_party = config.house.largest_party,
        .admin_token = config.admin_token,
    });
    std::vector<http::Surface> surfaces = {
        http::guest::guest_surface(std::move(ground)),
        surface_for_members(
            {config, office, reception_, stationery, floor_, workers_, request_log_, house}),
        floor_.surface(),
        surface_for_customers({config, office, reception_, floor_, workers_, picture_pool_,
                               pictures_, request_log_, house}),
        http::operations::operations_surface(
            {.live = "/health", .ready = "/ready", .description = http::descriptions::operations()},
            [this] { return ready_(); }, workers_, request_log_)};
    surfaces.push_back(http::docs::docs_surface(surfaces));
    return surfaces;
}

std::vector<http::Surface>
FrontOfHouse::surfaces_for_operators(const metrics::PrometheusMeasures& measures)
{
    return {http::operations::operations_surface(
        {.live = "/livez", .ready = "/readyz", .figures = [&measures] { return measures.text(); }},
        [this] { return ready_(); }, workers_, request_log_)};
}

void FrontOfHouse::open()
{
    guests_.start();
    if (has_operators_)
        operators_.start();
}

bool FrontOfHouse::close(std::chrono::milliseconds time)
{
    ready_.drain();
    const bool served = guests_.stop_accepting_and_drain(time);
    workers_.close();
    picture_pool_.close();
    reception_.password_pool.close();
    if (has_operators_)
        operators_.stop_accepting_and_drain(std::chrono::milliseconds{100});
    return served;
}

} // namespace maitred::app
