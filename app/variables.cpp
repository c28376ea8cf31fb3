#include "app/variables.hpp"

#include "adapters/http/network.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "app/setters.hpp"

#include <algorithm>
#include <thread>

namespace maitred::app {
namespace {

std::vector<std::string> entries_of(std::string_view text)
{
    std::vector<std::string> entries;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find(',', start), text.size());
        const std::string_view entry = trimmed(text.substr(start, end - start));
        if (!entry.empty())
            entries.emplace_back(entry);
        start = end + 1;
    }
    return entries;
}

std::optional<std::string> set_trusted_proxies(const std::string& text, Config& config)
{
    config.trusted_proxies = entries_of(text);
    try {
        const http::TrustedProxies readable{config.trusted_proxies};
    } catch (const std::invalid_argument&) {
        return "a list of addresses and networks such as 10.0.0.0/8,::1";
    }
    return good;
}

/// As a browser writes it into Origin: scheme and host, without a path.
bool names_an_origin(std::string_view text)
{
    const auto scheme = text.find("://");
    if (scheme == text.npos ||
        (text.substr(0, scheme) != "http" && text.substr(0, scheme) != "https"))
        return text == "*";
    const std::string_view host = text.substr(scheme + 3);
    return !host.empty() && host.find_first_of("/?# ") == host.npos;
}

std::optional<std::string> set_cors_origins(const std::string& text, Config& config)
{
    config.cors_origins = entries_of(text);
    if (!std::all_of(config.cors_origins.begin(), config.cors_origins.end(), names_an_origin))
        return "a list of origins such as https://example.org, without a path, or *";
    return good;
}

std::optional<std::string> set_truth(const std::string& text, Config& config)
{
    if (text != "true" && text != "false" && text != "1" && text != "0")
        return "true or false";
    config.allow_past = text == "true" || text == "1";
    return good;
}

std::optional<std::string> set_environment(const std::string& text, Config& config)
{
    if (text == "production")
        config.environment = Environment::production;
    else if (text == "development")
        config.environment = Environment::development;
    else if (text == "test")
        config.environment = Environment::test;
    else
        return "production, development or test";
    return good;
}

Set secret(std::string Config::*field)
{
    return [=](const std::string& text, Config& config) -> std::optional<std::string> {
        if (!text.empty() && text.size() < 32)
            return "at least 32 characters long";
        config.*field = text;
        return good;
    };
}

std::optional<std::string> set_slot(const std::string& text, Config& config)
{
    for (const int minutes : {5, 10, 15, 20, 30, 60})
        if (text == std::to_string(minutes)) {
            config.house.slot = std::chrono::minutes{minutes};
            return good;
        }
    return "5, 10, 15, 20, 30 or 60";
}

std::optional<std::string> set_slug(const std::string& text, Config& config)
{
    const bool fine =
        !text.empty() && text.size() <= 63 && std::all_of(text.begin(), text.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!fine)
        return "1 to 63 of the characters a-z, 0-9 and -";
    config.house.slug = text;
    return good;
}

std::optional<std::string> set_restaurant_name(const std::string& text, Config& config)
{
    const Outcome<Name> name = Name::of(text);
    if (!name)
        return "a name of 1 to 120 printable characters";
    config.house.name = name->text();
    return good;
}

std::optional<std::string> set_time_zone(const std::string& text, Config& config)
{
    if (!zones::TzdataZones{}.knows(text))
        return "an IANA time zone such as Europe/Madrid";
    config.house.time_zone = text;
    return good;
}

bool names_postgres(const std::string& url)
{
    constexpr const char* schemes[] = {"postgresql://", "postgres://", "postgresql+psycopg2://"};
    return std::any_of(std::begin(schemes), std::end(schemes),
                       [&](const char* scheme) { return url.starts_with(scheme); });
}

std::optional<std::string> set_database_url(const std::string& text, Config& config)
{
    if (!names_postgres(text) && !text.starts_with("memory:") && !text.starts_with("sqlite:///"))
        return "memory:, sqlite:///path or postgresql://…";
    config.database_url = text;
    return good;
}

std::optional<std::string> set_migration_database_url(const std::string& text, Config& config)
{
    if (!text.empty() && !names_postgres(text))
        return "postgresql://…";
    config.migration_database_url = text;
    return good;
}

std::optional<std::string> set_log_level(const std::string& text, Config& config)
{
    for (const char* level : {"debug", "info", "warning", "error"})
        if (text == level) {
            config.log_level = text;
            return good;
        }
    return "debug, info, warning or error";
}

std::vector<Variable> all_variables()
{
    const std::string cores = std::to_string(std::max(1u, std::thread::hardware_concurrency()));
    return {
        {"DATABASE_URL", "sqlite:///var/maitred.db",
         "Where the book is kept: `memory:`, `sqlite:///path` (relative to the working directory; "
         "four slashes: absolute) or `postgresql://user@host/database`",
         set_database_url},
        {"MIGRATION_DATABASE_URL", "",
         "PostgreSQL only: another login to the same database, who owns the schema; `migrate` "
         "makes "
         "tables and roles with it. None: that of `DATABASE_URL`",
         set_migration_database_url},
        {"PORT", "8000", "Port of the HTTP surfaces; 0 takes any free one",
         whole(&Config::port, 0, 65535)},
        {"ADDRESS", "0.0.0.0", "Address on which the HTTP surfaces listen",
         address(&Config::address)},
        {"ADMIN_PORT", "9090", "Port for `/metrics`, `/livez` and `/readyz`; 0 turns it off",
         whole(&Config::admin_port, 0, 65535)},
        {"ADMIN_ADDRESS", "127.0.0.1", "Address on which the operators' port listens",
         address(&Config::admin_address)},
        {"ENVIRONMENT", "production", "`production`, `development` or `test`", set_environment},
        {"SECRET_KEY", "",
         "Signs tokens and links; 32 characters or more. Only `development` may do "
         "without",
         secret(&Config::secret_key)},
        {"SECRET_KEY_PREVIOUS", "",
         "The key before: tokens that it signed stay good until they end",
         secret(&Config::previous_secret_key)},
        {"ACCESS_TOKEN_EXPIRE_MINUTES", "30", "For how long a login is good",
         minutes(&Config::token_lifetime)},
        {"ADMIN_TOKEN", "", "Opens the list of reservations; without one it is closed",
         text(&Config::admin_token, 4096)},
        {"RESTAURANT", "cafe-fausse", "Slug of the house", set_slug},
        {"RESTAURANT_NAME", "Café Fausse", "Name of the house", set_restaurant_name},
        {"RESTAURANT_TIMEZONE", "UTC", "IANA time zone of the house", set_time_zone},
        {"SLOT_MINUTES", "30", "Step in which tables are given away: 5, 10, 15, 20, 30 or 60",
         set_slot},
        {"TOTAL_TABLES", "30", "Tables of the house, numbered from 1",
         of_the_house(&HouseSettings::total_tables, 1, 10'000)},
        {"MAX_PARTY", "10", "Largest party, and the seats of each table",
         of_the_house(&HouseSettings::largest_party, 1, 1'000)},
        {"ALLOW_PAST", "false", "Whether sittings in the past can be booked, for demonstrations",
         set_truth},
        {"RESERVATION_PENDING_TIMEOUT", "15",
         "Minutes for which a table is held until the reservation is confirmed",
         minutes(&Config::pending_timeout)},
        {"LOCK_WAIT_MS", "250",
         "Milliseconds that a hold waits while another one of the very same table and time is "
         "being decided; then: 423",
         whole(&Config::lock_wait_ms, 0, 60'000)},
        {"RATE_LIMIT_PER_MINUTE", "12",
         "Bookings, sign-ups and logins, each, per client address and minute; 0 turns the limit "
         "off",
         whole(&Config::rate_limit_per_minute, 0, 1'000'000)},
        {"TRUSTED_PROXIES", "127.0.0.0/8,::1",
         "Proxies whose X-Forwarded-For is believed: addresses or CIDR blocks",
         set_trusted_proxies},
        {"CORS_ORIGINS", "", "Web sites whose scripts may call us, such as https://example.org",
         set_cors_origins},
        {"LOG_LEVEL", "info", "`debug`, `info`, `warning` or `error`", set_log_level},
        {"IO_THREADS", cores, "Threads for connections (default: one a core)",
         whole(&Config::io_threads, 1, 256)},
        {"WORKERS", "4", "Threads for requests that wait for storage",
         whole(&Config::workers, 1, 256)},
        {"PASSWORD_WORKERS", "2", "Threads that hash passwords, so that logins starve nobody",
         whole(&Config::password_workers, 1, 64)},
        {"DESK_WRITERS", "2", "Threads that decide and commit",
         whole(&Config::desk_writers, 1, 64)},
        {"DESK_QUEUE", "10000", "Commands that may wait at the desk; beyond it: 503",
         whole(&Config::desk_queue, 1, 1'000'000)},
        {"DATABASE_POOL_SIZE", "8", "Connections to PostgreSQL",
         whole(&Config::database_pool_size, 1, 256)},
        {"MAX_CONNECTIONS", "10000", "Clients connected at a time",
         whole(&Config::max_connections, 1, 1'000'000)},
        {"MAX_BODY_BYTES", "65536", "Largest body of a request",
         whole(&Config::max_body_bytes, 1024, 16 * 1024 * 1024)},
        {"HEADER_TIMEOUT", "10", "Seconds for a request's header to arrive",
         seconds(&Config::header_timeout)},
        {"BODY_TIMEOUT", "30", "Seconds for a request's body to arrive, or an answer to be taken",
         seconds(&Config::body_timeout)},
        {"IDLE_TIMEOUT", "60", "Seconds that a connection may be idle",
         seconds(&Config::idle_timeout)},
        {"ANSWER_TIMEOUT", "15", "Seconds until a request that nobody answers gets 503",
         seconds(&Config::answer_timeout)},
    };
}

} // namespace

const std::vector<Variable>& variables()
{
    static const std::vector<Variable> all = [] {
        std::vector<Variable> variables = all_variables();
        for (Variable& variable : variables_for_notices())
            variables.push_back(std::move(variable));
        return variables;
    }();
    return all;
}

} // namespace maitred::app
