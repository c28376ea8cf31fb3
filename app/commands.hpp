#pragma once

#include "app/config.hpp"

namespace maitred::app {

// Each returns the process's exit code: 0 for done, 1 where it could not be done, after one clear
// line on standard error.

/// Serves until SIGTERM or SIGINT.
int serve(const Config& config);
/// Brings the schema and the house up to date and says what it did.
int migrate(const Config& config);
/// Fills the house with sample guests.
int seed(const Config& config);
/// Who administers the house. Without a password, its first line of standard input is one.
struct AdminWish {
    std::string username;
    std::string email;
    std::optional<std::string> password;
};
/// Makes a login: the platform's administrator, and the owner of the house on the floor.
int create_admin(const Config& config, const AdminWish& wish);
/// Re-checks the whole book; 1 and a list where anything does not agree.
int verify(const Config& config);

} // namespace maitred::app
