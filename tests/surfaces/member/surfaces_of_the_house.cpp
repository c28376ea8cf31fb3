// What each surface of the house under test stands on.
#include "tests/surfaces/member/house_of_members.hpp"

#include "adapters/http/surfaces/guest/guest_surface.hpp"

namespace maitred::test {
namespace {

constexpr std::chrono::minutes token_lifetime{30};

} // namespace

http::Surface HouseOfMembers::surface_for_guests()
{
    return http::guest::guest_surface(
        std::make_shared<const http::guest::Ground>(http::guest::Ground{
            .book_table = {desk_, house},
            .find_availability = {desk_, house},
            .list_reservations = {storage, house},
            .join_newsletter = {storage, clock, house},
            .leave_newsletter = {storage, seals, house},
            .clock = clock,
            .seals = seals,
            .pool = workers_,
            .observer = observer,
            .grid = half_hours(),
            .largest_party = 10,
            .admin_token = "let me in",
        }));
}

http::Surface HouseOfMembers::surface_for_members()
{
    const NewPasswords new_passwords{passwords, settled.passwords};
    return http::member::member_surface(
        std::make_shared<const http::member::Ground>(http::member::Ground{
            .register_member = {*accounts, new_passwords, randomness, clock, house},
            .log_in = {*accounts, passwords, MemberTokens{tokens, token_lifetime}, seals, clock},
            .authenticate = {tokens, standings, clock},
            .change_member = {*accounts, storage, standings, new_passwords, clock},
            .change_book = ChangeBook{desk_},
            .see_day = {storage, clock, zones, settled.past},
            .furnish_room = FurnishRoom{{storage, desk_, clock, randomness, bell_}},
            .draw_layout = {storage, clock, bell_},
            .offer_times = {storage, clock, bell_},
            .change_settings = ChangeSettings{{storage, desk_, clock, zones, bell_, house}},
            .block_table = {storage, desk_, clock},
            .count_bookings = {storage, clock, zones},
            .storage = storage,
            .accounts = *accounts,
            .stationery = stationery,
            .clock = clock,
            .zones = zones,
            .seals = seals,
            .pool = workers_,
            .password_pool = password_pool_,
            .observer = observer,
            .house = house,
        }));
}

http::Surface HouseOfMembers::surface_for_staff()
{
    const NewPasswords new_passwords{passwords, settled.passwords};
    return http::floor::floor_surface(
        std::make_shared<const http::floor::Ground>(http::floor::Ground{
            .register_restaurant = {*accounts, new_passwords, randomness, clock, house},
            .log_in = {*accounts, passwords, FloorTokens{tokens, token_lifetime}, seals, clock},
            .authenticate = {tokens, standings, clock},
            .hire_staff = {*accounts, new_passwords, randomness, clock},
            .see_staff = SeeStaff{*accounts},
            .change_staff = {*accounts, standings, new_passwords, clock},
            .remove_staff = {*accounts, standings, clock},
            .change_password =
                ChangePassword{{*accounts, standings, passwords, new_passwords, seals, clock}},
            .change_book = ChangeBook{desk_},
            .see_floor = {storage, clock},
            .furnish_room = FurnishRoom{{storage, desk_, clock, randomness, bell_}},
            .change_settings = ChangeSettings{{storage, desk_, clock, zones, bell_, house}},
            .storage = storage,
            .restaurants = restaurants,
            .accounts = *accounts,
            .clock = clock,
            .zones = zones,
            .seals = seals,
            .randomness = randomness,
            .live_events = feed,
            .pool = workers_,
            .password_pool = password_pool_,
            .observer = observer,
            .token_lifetime = token_lifetime,
        }));
}

http::Surface HouseOfMembers::surface_for_customers()
{
    const NewPasswords new_passwords{passwords, settled.passwords};
    return http::hold::hold_surface(std::make_shared<const http::hold::Ground>(http::hold::Ground{
        .register_customer = {*accounts, new_passwords, randomness, clock, house},
        .log_in = {*accounts, passwords, CustomerTokens{tokens, token_lifetime}, seals, clock},
        .authenticate = {tokens, standings, clock},
        .change_customer = ChangeCustomer{{*accounts, storage, standings, desk_, passwords,
                                           new_passwords, seals, clock, house}},
        .count_visits = {*accounts, storage, clock},
        .change_book = ChangeBook{desk_},
        .find_tables = FindTables{desk_},
        .furnish_room = FurnishRoom{{storage, desk_, clock, randomness, bell_}},
        .change_settings = ChangeSettings{{storage, desk_, clock, zones, bell_, house}},
        .open_restaurant = {*accounts, randomness, clock, house},
        .close_restaurant = CloseRestaurant{{storage, desk_, clock, bell_, house}},
        .change_gallery = ChangeGallery{{storage, clock, bell_, pictures, seals}},
        .storage = storage,
        .accounts = *accounts,
        .desk = desk_,
        .clock = clock,
        .zones = zones,
        .seals = seals,
        .pool = workers_,
        .password_pool = password_pool_,
        .picture_pool = picture_pool_,
        .observer = observer,
        .house = house,
        .held_for = std::chrono::minutes{15},
        .lock_wait = settled.lock_wait,
    }));
}

} // namespace maitred::test
