#include "app/floor.hpp"

#include "adapters/http/surfaces/floor/floor_surface.hpp"
#include "adapters/http/surfaces/floor/frames.hpp"
#include "adapters/log/log.hpp"

namespace maitred::app {
namespace {

constexpr std::size_t logins_that_may_wait = 64;

std::vector<crypto::TokenKey> keys_of(const Config& config)
{
    std::vector<crypto::TokenKey> keys = {crypto::token_key(config.secret_key)};
    if (!config.previous_secret_key.empty())
        keys.push_back(crypto::token_key(config.previous_secret_key));
    return keys;
}

void warn(const std::string& sentence)
{
    log::line(log::Level::warning, sentence);
}

} // namespace

Floor::Floor(const Config& config, BackOffice& office, RestaurantId house,
             const crypto::SodiumSeals& seals, http::WorkerPool& workers, RequestObserver& observer)
    : office_{office}, house_{house}, seals_{seals}, workers_{workers}, observer_{observer},
      token_lifetime_{std::chrono::duration_cast<std::chrono::seconds>(config.token_lifetime)},
      password_rule_{config.environment == Environment::production ? PasswordRule::uncommon
                                                                   : PasswordRule::any},
      tokens_{keys_of(config)}, standings_{office.accounts(), office.clock},
      restaurants_{office.storage()},
      feed_{office.storage(), office.clock, http::floor::render_frames(), warn},
      password_pool_{config.password_workers, logins_that_may_wait}
{
    office_.watch.connect(this);
}

Floor::~Floor()
{
    office_.watch.connect(nullptr);
}

void Floor::room_has_changed(RestaurantId restaurant)
{
    office_.desk.room_changed(restaurant);
}

http::Surface Floor::surface()
{
    Storage& storage = office_.storage();
    Accounts& accounts = office_.accounts();
    const Clock& clock = office_.clock;
    Randomness& randomness = office_.randomness;
    const NewPasswords new_passwords{passwords_, password_rule_};
    return http::floor::floor_surface(
        std::make_shared<const http::floor::Ground>(http::floor::Ground{
            .register_restaurant = {accounts, new_passwords, randomness, clock, house_},
            .log_in = {accounts, passwords_, FloorTokens{tokens_, token_lifetime_}, seals_, clock},
            .authenticate = {tokens_, standings_, clock},
            .hire_staff = {accounts, new_passwords, randomness, clock},
            .see_staff = SeeStaff{accounts},
            .change_staff = {accounts, standings_, new_passwords, clock},
            .remove_staff = {accounts, standings_, clock},
            .change_password =
                ChangePassword{{accounts, standings_, passwords_, new_passwords, seals_, clock}},
            .change_book = ChangeBook{office_.desk},
            .see_floor = {storage, clock},
            .furnish_room = FurnishRoom{{storage, office_.desk, clock, randomness, *this}},
            .change_settings = {storage, clock, *this, house_},
            .storage = storage,
            .restaurants = restaurants_,
            .accounts = accounts,
            .clock = clock,
            .zones = office_.zones,
            .seals = seals_,
            .randomness = randomness,
            .live_events = feed_,
            .pool = workers_,
            .password_pool = password_pool_,
            .observer = observer_,
            .token_lifetime = token_lifetime_,
        }));
}

} // namespace maitred::app
