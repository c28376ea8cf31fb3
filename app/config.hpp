#pragma once

#include "core/house/restaurant.hpp"
#include "core/notices/channels.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace maitred::app {

enum class Environment { production, development, test };

/// The mail server that takes our letters.
struct SmtpConfig {
    std::string server; ///< empty: none
    std::uint16_t port = 0;
    std::string username;
    std::string password;
    std::string tls; ///< "off", "starttls" or "tls"
    std::string from;
    std::string ca_file;
};

/// The carrier of our short messages.
struct TwilioConfig {
    std::string account_sid; ///< empty: none
    std::string auth_token;
    std::string phone_number;
    std::string base_url;
};

/// Everything that can be set, read once at the start. The names, defaults and ranges stand in
/// variables.cpp.
struct Config {
    std::string database_url;
    std::string migration_database_url; ///< empty: the same
    std::string address;
    std::uint16_t port = 0;
    std::string admin_address;
    std::uint16_t admin_port = 0;
    Environment environment = Environment::production;
    std::string secret_key;
    std::string previous_secret_key;
    std::chrono::milliseconds token_lifetime{};
    std::string admin_token;
    HouseSettings house;
    bool allow_past = false;
    std::chrono::milliseconds pending_timeout{};
    std::int64_t lock_wait_ms = 0;
    unsigned rate_limit_per_minute = 0;
    std::vector<std::string> trusted_proxies;
    std::vector<std::string> cors_origins;
    SmtpConfig smtp;
    TwilioConfig twilio;
    std::size_t notice_workers = 0;
    std::string log_level;
    std::size_t io_threads = 0;
    std::size_t workers = 0;
    std::size_t password_workers = 0;
    std::size_t desk_writers = 0;
    std::size_t desk_queue = 0;
    std::size_t database_pool_size = 0;
    std::size_t max_connections = 0;
    std::size_t max_body_bytes = 0;
    std::chrono::milliseconds header_timeout{};
    std::chrono::milliseconds body_timeout{};
    std::chrono::milliseconds idle_timeout{};
    std::chrono::milliseconds answer_timeout{};
};

/// By which ways this configuration reaches guests.
inline OpenChannels open_channels(const Config& config)
{
    return {.email = !config.smtp.server.empty(), .sms = !config.twilio.account_sid.empty()};
}

/// A value that cannot be used: one line that names the variable and says what it may be.
class ConfigError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Looks a variable up in the environment.
using Environ = std::function<std::optional<std::string>(const std::string& name)>;

/// Reads every variable. `NAME_FILE` names a file that holds NAME's value. Throws ConfigError.
Config read_config(const Environ& environ);

/// The process's own environment. A variable that is set and empty counts as not set.
std::optional<std::string> process_environ(const std::string& name);

/// The variables with their defaults, as `--help` shows them.
std::string variables_for_help();
/// The same as a Markdown table, as the README shows it.
std::string variables_for_readme();

} // namespace maitred::app
