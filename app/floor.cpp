#include "app/floor.hpp"

#include "adapters/http/surfaces/floor/floor_surface.hpp"
#include "adapters/http/surfaces/floor/frames.hpp"
#include "adapters/log/log.hpp"

namespace maitred::app {
namespace {

void warn(const std::string& sentence)
{
    log::line(log::Level::warning, sentence);
}

} // namespace

Floor::Floor(BackOffice& office, Reception& reception, RestaurantId house,
             http::WorkerPool& workers, RequestObserver& observer)
    : office_{office}, reception_{reception}, house_{house}, workers_{workers}, observer_{observer},
      restaurants_{office.storage()},
      feed_{office.storage(), office.clock, http::floor::render_frames(), warn}
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
    Reception& at_the_door = reception_;
    const NewPasswords& new_passwords = at_the_door.new_passwords;
    return http::floor::floor_surface(
        std::make_shared<const http::floor::Ground>(http::floor::Ground{
            .register_restaurant = {accounts, new_passwords, randomness, clock, house_},
            .log_in = {accounts, at_the_door.passwords,
                       FloorTokens{at_the_door.tokens, at_the_door.token_lifetime},
                       at_the_door.seals, clock},
            .authenticate = {at_the_door.tokens, at_the_door.standings, clock},
            .hire_staff = {accounts, new_passwords, randomness, clock},
            .see_staff = SeeStaff{accounts},
            .change_staff = {accounts, at_the_door.standings, new_passwords, clock},
            .remove_staff = {accounts, at_the_door.standings, clock},
            .change_password =
                ChangePassword{{accounts, at_the_door.standings, at_the_door.passwords,
                                new_passwords, at_the_door.seals, clock}},
            .change_book = ChangeBook{office_.desk},
            .see_floor = {storage, clock},
            .furnish_room = FurnishRoom{{storage, office_.desk, clock, randomness, *this}},
            .change_settings =
                ChangeSettings{{storage, office_.desk, clock, office_.zones, *this, house_}},
            .storage = storage,
            .restaurants = restaurants_,
            .accounts = accounts,
            .clock = clock,
            .zones = office_.zones,
            .seals = at_the_door.seals,
            .randomness = randomness,
            .live_events = feed_,
            .pool = workers_,
            .password_pool = at_the_door.password_pool,
            .observer = observer_,
            .token_lifetime = at_the_door.token_lifetime,
        }));
}

} // namespace maitred::app
