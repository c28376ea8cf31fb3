#include "tests/usecases/platform.hpp"

#include "core/usecases/change_book.hpp"

namespace maitred {
namespace {

constexpr std::chrono::minutes lifetime{30};

RestaurantId settle(Storage& storage, Instant now)
{
    return storage
        .settle_house({.slug = "cafe",
                       .name = "Café",
                       .time_zone = "UTC",
                       .slot = std::chrono::minutes{30},
                       .total_tables = 2,
                       .largest_party = 10},
                      now)
        .house;
}

/// How the platform's administrator is made is not the core's to say.
Account administrator_of(Platform& platform)
{
    const Account account{.id = {},
                          .uuid = Uuid::time_ordered(platform.clock.now(), {}, 1),
                          .audience = Audience::platform,
                          .email = *Email::of("admin@example.com"),
                          .password_hash = platform.passwords.hash(her_password),
                          .username = Username::of("admin").value()};
    const Deed deed{EventKind::member_registered, "house", platform.clock.now(), "account"};
    const auto hired = platform.accounts->hire(platform.house, account, Role::platform, deed, {},
                                               [](const Account&) { return std::string{}; });
    REQUIRE(hired);
    return std::get<Account>(*hired);
}

} // namespace

Platform::Platform()
    : house{settle(storage, clock.now())},
      register_customer{*accounts, new_passwords, randomness, clock, house},
      log_in{*accounts, passwords, {tokens, lifetime}, seals, clock},
      log_in_member{*accounts, passwords, {tokens, lifetime}, seals, clock},
      change{{*accounts, storage, standings, desk, passwords, new_passwords, seals, clock, house}},
      open{*accounts, randomness, clock, house}, close{{storage, desk, clock, watch, house}},
      administrator{administrator_of(*this)},
      bistro{
          std::get<Founded>(*open({.name = *Name::of("Bistro"), .actor = "house"}, {})).restaurant},
      cleo{registers("cleo@example.com")}
{
    watch.desk = &desk;
    REQUIRE(furnish.add({bistro, "house"}, {.number = "B1", .seats = 4}));
}

Account Platform::registers(const std::string& email, const std::string& name)
{
    const auto registered = register_customer({.first_name = *Name::of(name),
                                               .email = *Email::of(email),
                                               .password = *Password::of(her_password)},
                                              {});
    REQUIRE(registered);
    return std::get<Account>(*registered);
}

Caller Platform::as(const Account& account)
{
    return {accounts->find(account.id).value(), accounts->memberships(account.id).front()};
}

Outcome<LogInCustomer::Answer> Platform::logs_in(const std::string& email,
                                                 std::string_view password)
{
    return log_in({*Email::of(email), std::string{password}, "192.0.2.1"});
}

Reservation Platform::holds(RestaurantId restaurant, Instant time)
{
    return does(restaurant, {Hold{.time = time,
                                  .party = 2,
                                  .contact = ada(),
                                  .source = Source::hold_surface,
                                  .held_for = std::chrono::minutes{5},
                                  .member = cleo.id},
                             actor_of(cleo.id)});
}

Reservation Platform::books(RestaurantId restaurant, Instant time)
{
    return does(restaurant, confirm(holds(restaurant, time).id));
}

Reservation Platform::does(RestaurantId restaurant, const Command& command)
{
    const auto changed = ChangeBook{desk}.wait_for(restaurant, at("12:00"), command);
    REQUIRE(changed);
    return std::get<Entry>(*changed).reservation;
}

StageName Platform::stage_of(RestaurantId restaurant, const Reservation& reservation)
{
    return stage_at(storage.open(restaurant)->reservation(reservation.uuid).value().stage,
                    clock.now());
}

Deed Platform::last_deed(RestaurantId restaurant)
{
    const auto lines = storage.open(restaurant)->events_before(1'000, 1'000);
    const auto line = std::find_if(lines.begin(), lines.end(), [](const Recorded& one) {
        return std::holds_alternative<Deed>(one.event);
    });
    REQUIRE(line != lines.end());
    return std::get<Deed>(line->event);
}

} // namespace maitred
