#include "app/members.hpp"

#include "adapters/http/surfaces/member/member_surface.hpp"

namespace maitred::app {

http::Surface surface_for_members(const MembersNeed& needs)
{
    BackOffice& office = needs.office;
    Reception& reception = needs.reception;
    Storage& storage = office.storage();
    Accounts& accounts = office.accounts();
    const Clock& clock = office.clock;
    const Past past = needs.config.allow_past ? Past::allowed : Past::refused;
    return http::member::member_surface(
        std::make_shared<const http::member::Ground>(http::member::Ground{
            .register_member = {accounts, reception.new_passwords, office.randomness, clock,
                                needs.house},
            .log_in = {accounts, reception.passwords,
                       MemberTokens{reception.tokens, reception.token_lifetime}, reception.seals,
                       clock},
            .authenticate = {reception.tokens, reception.standings, clock},
            .change_member = {accounts, storage, reception.standings, reception.new_passwords,
                              clock},
            .change_book = ChangeBook{office.desk},
            .see_day = {storage, clock, office.zones, past},
            .furnish_room =
                FurnishRoom{{storage, office.desk, clock, office.randomness, needs.watch}},
            .draw_layout = {storage, clock, needs.watch},
            .offer_times = {storage, clock, needs.watch},
            .change_settings = ChangeSettings{{storage, office.desk, clock, office.zones,
                                               needs.watch, needs.house}},
            .block_table = {storage, office.desk, clock},
            .count_bookings = {storage, clock, office.zones},
            .storage = storage,
            .accounts = accounts,
            .stationery = needs.stationery,
            .clock = clock,
            .zones = office.zones,
            .seals = reception.seals,
            .pool = needs.workers,
            .password_pool = reception.password_pool,
            .observer = needs.observer,
            .house = needs.house,
        }));
}

} // namespace maitred::app
