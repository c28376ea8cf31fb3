#include "adapters/crypto/sodium_passwords.hpp"
#include "app/back_office.hpp"
#include "app/commands.hpp"
#include "app/reception.hpp"
#include "core/people/staff_rules.hpp"
#include "core/usecases/new_passwords.hpp"

#include <iostream>

namespace maitred::app {
namespace {

template <class Value> Value demanded(const Outcome<Value>& outcome, const char* demand)
{
    if (!outcome)
        throw ConfigError{demand};
    return *outcome;
}

/// From the terminal or a pipe, so that it stands in no list of processes.
std::string password_of(const AdminWish& wish)
{
    if (wish.password)
        return *wish.password;
    std::string line;
    std::getline(std::cin, line);
    if (line.ends_with('\r'))
        line.pop_back();
    return line;
}

struct NewAdmin {
    Username username;
    Email email;
    std::string password_hash;
    Instant now;
};

/// The platform's administrator: of the house on the member surface, of every restaurant on the
/// hold surface. Nobody there can change or delete this account.
void make_platform_admin(BackOffice& office, RestaurantId house, const NewAdmin& admin)
{
    const Account account{.id = {},
                          .uuid = Uuid::time_ordered(admin.now, {}, office.randomness.draw()),
                          .audience = Audience::platform,
                          .email = admin.email,
                          .first_name = admin.username.text(),
                          .password_hash = admin.password_hash,
                          .made_at = admin.now,
                          .username = admin.username};
    const Deed deed{EventKind::staff_added,           "operator", admin.now, "account", 0, {},
                    facts_of(account, Role::platform)};
    const auto made = office.accounts().hire(house, account, Role::platform, deed, std::nullopt,
                                             [](const Account&) { return std::string{}; });
    if (!made && made.error().reason == Reason::username_taken)
        throw std::runtime_error{"the username is registered already"};
    if (!made)
        throw std::runtime_error{"the e-mail is registered already"};
}

/// The house's owner on the floor; one who was made before stays who they are.
bool make_owner(BackOffice& office, RestaurantId house, const NewAdmin& admin)
{
    const Account account{.id = {},
                          .uuid = Uuid::time_ordered(admin.now, {}, office.randomness.draw()),
                          .audience = Audience::floor,
                          .email = admin.email,
                          .first_name = admin.username.text(),
                          .password_hash = admin.password_hash,
                          .made_at = admin.now};
    const Deed deed{EventKind::staff_added,        "operator", admin.now, "account", 0, {},
                    facts_of(account, Role::owner)};
    return office.accounts()
        .hire(house, account, Role::owner, deed, std::nullopt,
              [](const Account&) { return std::string{}; })
        .has_value();
}

} // namespace

int create_admin(const Config& config, const AdminWish& wish)
{
    NoMeasures measures;
    BackOffice office{config, measures};
    if (office.opened.kind == Kind::memory) {
        std::cout << "memory: keeps nothing, so there is nobody to create\n";
        return 0;
    }
    const Restaurant house = house_ready_to_serve(office, config);
    const Email email = demanded(Email::of(wish.email), "--email must be an e-mail address");
    const Username username = demanded(Username::of(wish.username),
                                       "--username must have 1 to 60 characters, and no spaces");
    const Password password = demanded(Password::of(password_of(wish)),
                                       "the password must have 8 to 128 printable characters");
    const crypto::SodiumPasswords passwords;
    const NewPasswords rule{passwords, password_rule_of(config)};
    const std::string hash =
        demanded(rule.hash(password), "the password is one of those that are guessed first");
    const NewAdmin admin{username, email, hash, office.clock.now()};
    make_platform_admin(office, house.id, admin);
    std::cout << "created " << username.text() << ", administrator of the platform and of '"
              << house.settings.slug << "'\n";
    if (make_owner(office, house.id, admin))
        std::cout << "created " << email.text() << ", its owner on the floor\n";
    else
        std::cout << email.text() << " has a login on the floor already, and keeps it\n";
    return 0;
}

} // namespace maitred::app
