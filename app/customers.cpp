#include "app/customers.hpp"

#include "adapters/http/surfaces/hold/hold_surface.hpp"

namespace maitred::app {

http::Surface surface_for_customers(const CustomersNeed& needs)
{
    BackOffice& office = needs.office;
    Reception& reception = needs.reception;
    Storage& storage = office.storage();
    Accounts& accounts = office.accounts();
    const Clock& clock = office.clock;
    return http::hold::hold_surface(std::make_shared<const http::hold::Ground>(http::hold::Ground{
        .register_customer = {accounts, reception.new_passwords, office.randomness, clock,
                              needs.house},
        .log_in = {accounts, reception.passwords,
                   CustomerTokens{reception.tokens, reception.token_lifetime}, reception.seals,
                   clock},
        .authenticate = {reception.tokens, reception.standings, clock},
        .change_customer = ChangeCustomer{{accounts, storage, reception.standings, office.desk,
                                           reception.passwords, reception.new_passwords,
                                           reception.seals, clock, needs.house}},
        .count_visits = {accounts, storage, clock},
        .change_book = ChangeBook{office.desk},
        .find_tables = FindTables{office.desk},
        .furnish_room = FurnishRoom{{storage, office.desk, clock, office.randomness, needs.watch}},
        .change_settings =
            ChangeSettings{{storage, office.desk, clock, office.zones, needs.watch, needs.house}},
        .open_restaurant = {accounts, office.randomness, clock, needs.house},
        .close_restaurant =
            CloseRestaurant{{storage, office.desk, clock, needs.watch, needs.house}},
        .change_gallery =
            ChangeGallery{{storage, clock, needs.watch, needs.pictures, reception.seals}},
        .storage = storage,
        .accounts = accounts,
        .desk = office.desk,
        .clock = clock,
        .zones = office.zones,
        .seals = reception.seals,
        .pool = needs.workers,
        .password_pool = reception.password_pool,
        .picture_pool = needs.picture_pool,
        .observer = needs.observer,
        .house = needs.house,
        .held_for = needs.config.pending_timeout,
        .lock_wait = std::chrono::milliseconds{needs.config.lock_wait_ms},
    }));
}

} // namespace maitred::app
