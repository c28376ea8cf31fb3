#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "adapters/crypto/sodium_passwords.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/http/worker_pool.hpp"
#include "adapters/storage/recent/recent_standings.hpp"
#include "app/back_office.hpp"
#include "core/usecases/new_passwords.hpp"

namespace maitred::app {

/// Who comes in, and with which pass: what the surfaces with accounts share.
struct Reception {
    Reception(const Config& config, BackOffice& office);

    crypto::SodiumSeals seals;
    std::chrono::seconds token_lifetime;
    crypto::SodiumPasswords passwords;
    NewPasswords new_passwords;
    crypto::SignedTokens tokens;
    recent::RecentStandings standings;
    http::WorkerPool password_pool;
};

/// Which passwords may be set here.
PasswordRule password_rule_of(const Config& config);

} // namespace maitred::app
