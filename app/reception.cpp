#include "app/reception.hpp"

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

} // namespace

Reception::Reception(const Config& config, BackOffice& office)
    : seals{config.secret_key},
      token_lifetime{std::chrono::duration_cast<std::chrono::seconds>(config.token_lifetime)},
      new_passwords{passwords, password_rule_of(config)}, tokens{keys_of(config)},
      standings{office.accounts(), office.clock},
      password_pool{config.password_workers, logins_that_may_wait}
{
}

PasswordRule password_rule_of(const Config& config)
{
    return config.environment == Environment::production ? PasswordRule::uncommon
                                                         : PasswordRule::any;
}

} // namespace maitred::app
