#include "adapters/crypto/sodium_passwords.hpp"
#include "app/back_office.hpp"
#include "app/commands.hpp"
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
    const Name name = demanded(Name::of(wish.username), "--username must have 1 to 120 characters");
    const Password password = demanded(Password::of(password_of(wish)),
                                       "the password must have 8 to 128 printable characters");
    const crypto::SodiumPasswords passwords;
    const NewPasswords rule{passwords, config.environment == Environment::production
                                           ? PasswordRule::uncommon
                                           : PasswordRule::any};
    const std::string hash =
        demanded(rule.hash(password), "the password is one of those that are guessed first");
    const Instant now = office.clock.now();
    const Account owner{.id = {},
                        .uuid = Uuid::time_ordered(now, {}, office.randomness.draw()),
                        .audience = Audience::floor,
                        .email = email,
                        .first_name = name.text(),
                        .password_hash = hash,
                        .made_at = now};
    const Deed deed{EventKind::staff_added,      "operator", now, "account", 0, {},
                    facts_of(owner, Role::owner)};
    const auto hired = office.accounts().hire(house.id, owner, Role::owner, deed, std::nullopt,
                                              [](const Account&) { return std::string{}; });
    if (!hired)
        throw std::runtime_error{"the e-mail is registered already"};
    std::cout << "created " << email.text() << ", owner of '" << house.settings.slug
              << "' on the floor\n";
    return 0;
}

} // namespace maitred::app
