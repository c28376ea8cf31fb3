#include "tests/app/settings.hpp"

#include "app/variables.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

namespace {

struct Examples {
    std::string name;
    std::vector<std::string> good;
    std::vector<std::string> bad;
};

const std::string long_key(32, 'k');

/// Something good and something bad for each variable; numbers at both ends of their range.
const std::vector<Examples> examples = {
    {"DATABASE_URL",
     {"memory:", "sqlite:///var/x.db", "sqlite:////tmp/x.db", "postgresql://u@h/d",
      "postgres://u:p@h/d", "postgresql+psycopg2://u:p@h/d"},
     {"", "mysql://h/d", "sqlite://x.db", "/var/x.db"}},
    {"MIGRATION_DATABASE_URL",
     {"", "postgresql://u@h/d", "postgres://u:p@h/d", "postgresql+psycopg2://u:p@h/d"},
     {"memory:", "sqlite:///x.db", "h/d"}},
    {"PORT", {"0", "1", "65535"}, {"", "-1", "65536", "http", "80 ", "8e3", "8000.5"}},
    {"ADDRESS", {"0.0.0.0", "127.0.0.1", "::", "::1"}, {"", "localhost", "1.2.3", "1.2.3.4:80"}},
    {"ADMIN_PORT", {"0", "65535"}, {"-1", "65536", "x"}},
    {"ADMIN_ADDRESS", {"127.0.0.1", "::1"}, {"", "localhost"}},
    {"ENVIRONMENT", {"production", "development", "test"}, {"", "Production", "staging"}},
    {"SECRET_KEY", {"", long_key}, {std::string(31, 'k')}},
    {"SECRET_KEY_PREVIOUS", {"", long_key}, {std::string(31, 'k')}},
    {"ACCESS_TOKEN_EXPIRE_MINUTES", {"0.5", "30", "1440"}, {"", "0", "1441", "soon"}},
    {"SMTP_SERVER", {""}, {std::string(501, 's')}},
    {"SMTP_PORT", {"1", "587", "65535"}, {"", "0", "65536", "smtp"}},
    {"SMTP_TLS", {"off", "starttls", "tls"}, {"", "yes", "STARTTLS"}},
    {"SMTP_USERNAME", {"", "ada"}, {std::string(501, 'u')}},
    {"SMTP_PASSWORD", {"", "secret"}, {std::string(501, 'p')}},
    {"SMTP_FROM", {"", "book@example.org", "Café <book@example.org>"}, {"nobody", "a@b@c"}},
    {"SMTP_CA_FILE", {"", "/etc/ssl/ca.pem"}, {std::string(501, 'c')}},
    {"TWILIO_ACCOUNT_SID", {""}, {std::string(501, 'a')}},
    {"TWILIO_AUTH_TOKEN", {"", "secret"}, {std::string(501, 't')}},
    {"TWILIO_PHONE_NUMBER", {"", "+15005550006"}, {std::string(501, '1')}},
    {"TWILIO_BASE_URL", {"https://api.twilio.com", "http://127.0.0.1:9/"}, {"", "ftp://x", "x"}},
    {"NOTICE_WORKERS", {"1", "64"}, {"0", "65", "many"}},
    {"ADMIN_TOKEN", {"", "x", long_key}, {std::string(4097, 't')}},
    {"RESTAURANT",
     {"cafe-fausse", "a", std::string(63, 'a')},
     {"", "Cafe", "café", "a b", std::string(64, 'a')}},
    {"RESTAURANT_NAME",
     {"Café Fausse", std::string(120, 'x')},
     {"", "   ", std::string(121, 'x'), "a\nb", "\xff"}},
    {"RESTAURANT_TIMEZONE",
     {"UTC", "Europe/Madrid", "America/New_York"},
     {"", "Mars/Olympus", "CEST+2", "../../etc/passwd"}},
    {"SLOT_MINUTES", {"5", "10", "15", "20", "30", "60"}, {"", "0", "7", "45", "030", "30.0"}},
    {"TOTAL_TABLES", {"1", "10000"}, {"", "0", "-1", "10001", "many"}},
    {"MAX_PARTY", {"1", "1000"}, {"", "0", "1001"}},
    {"ALLOW_PAST", {"true", "false", "1", "0"}, {"", "yes", "TRUE"}},
    {"RESERVATION_PENDING_TIMEOUT", {"0.05", "15", "1440"}, {"", "0", "-1", "1441", "soon"}},
    {"LOCK_WAIT_MS", {"0", "250", "60000"}, {"", "-1", "60001", "0.5"}},
    {"RATE_LIMIT_PER_MINUTE", {"0", "12", "1000000"}, {"", "-1", "1000001", "1.5"}},
    {"TRUSTED_PROXIES",
     {"", "10.0.0.0/8", "127.0.0.1, ::1", "2001:db8::/32"},
     {"proxy.example", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0.0"}},
    {"CORS_ORIGINS",
     {"", "*", "https://example.org", "http://localhost:3000, https://a.example"},
     {"example.org", "https://example.org/", "https://example.org/path", "ftp://example.org"}},
    {"LOG_LEVEL", {"debug", "info", "warning", "error"}, {"", "INFO", "trace"}},
    {"IO_THREADS", {"1", "256"}, {"", "0", "257"}},
    {"WORKERS", {"1", "256"}, {"0", "257"}},
    {"PASSWORD_WORKERS", {"1", "64"}, {"", "0", "65"}},
    {"DESK_WRITERS", {"1", "64"}, {"0", "65"}},
    {"DESK_QUEUE", {"1", "1000000"}, {"0", "1000001"}},
    {"DATABASE_POOL_SIZE", {"1", "256"}, {"0", "257"}},
    {"MAX_CONNECTIONS", {"1", "1000000"}, {"0", "1000001"}},
    {"MAX_BODY_BYTES", {"1024", "16777216"}, {"1023", "16777217", "64K"}},
    {"HEADER_TIMEOUT",
     {"0.1", "10", "2.5", "3600"},
     {"", "0", "0.09", "3601", "-1", "nan", "inf", "10s"}},
    {"BODY_TIMEOUT", {"0.1", "3600"}, {"0", "x"}},
    {"IDLE_TIMEOUT", {"0.1", "3600"}, {"0", "x"}},
    {"ANSWER_TIMEOUT", {"0.1", "3600"}, {"0", "x"}},
};

} // namespace

TEST_CASE("a house with nothing set opens as its README says")
{
    const app::Config config = configured({});
    CHECK(config.database_url == "sqlite:///var/maitred.db");
    CHECK(config.migration_database_url.empty());
    CHECK(config.address == "0.0.0.0");
    CHECK(config.port == 8000);
    CHECK(config.admin_address == "127.0.0.1");
    CHECK(config.admin_port == 9090);
    CHECK(config.environment == app::Environment::production);
    CHECK(config.secret_key.empty());
    CHECK(config.admin_token.empty());
    CHECK(config.house == HouseSettings{"cafe-fausse", "Café Fausse", "UTC", 30min, 30, 10});
    CHECK_FALSE(config.allow_past);
    CHECK(config.rate_limit_per_minute == 12);
    CHECK(config.trusted_proxies == std::vector<std::string>{"127.0.0.0/8", "::1"});
    CHECK(config.cors_origins.empty());
    CHECK(config.log_level == "info");
    CHECK(config.io_threads >= 1);
    CHECK(config.workers == 4);
    CHECK(config.desk_writers == 2);
    CHECK(config.desk_queue == 10'000);
    CHECK(config.database_pool_size == 8);
    CHECK(config.max_connections == 10'000);
    CHECK(config.max_body_bytes == 65'536);
    CHECK(config.header_timeout == 10s);
    CHECK(config.body_timeout == 30s);
    CHECK(config.idle_timeout == 60s);
    CHECK(config.answer_timeout == 15s);
}

TEST_CASE("every variable has its examples here")
{
    std::set<std::string> known;
    for (const app::Variable& variable : app::variables())
        CHECK(known.insert(variable.name).second);
    std::set<std::string> exampled;
    for (const Examples& one : examples)
        exampled.insert(one.name);
    CHECK(known == exampled);
}

TEST_CASE("a good value is taken")
{
    for (const Examples& one : examples)
        for (const std::string& value : one.good) {
            INFO(one.name << "=" << value);
            CHECK(complaint_about({{one.name, value}}).empty());
        }
}

TEST_CASE("whoever names a mail server or a carrier says whose messages they are")
{
    CHECK(complaint_about({{"SMTP_SERVER", "mail.example.org"}}).starts_with("SMTP_FROM must be"));
    CHECK(complaint_about({{"SMTP_SERVER", "mail.example.org"}, {"SMTP_USERNAME", "a@b.example"}})
              .empty());
    CHECK(complaint_about({{"SMTP_SERVER", "mail.example.org"}, {"SMTP_FROM", "a@b.example"}})
              .empty());
    CHECK(complaint_about({{"TWILIO_ACCOUNT_SID", "AC1"}, {"TWILIO_AUTH_TOKEN", "secret"}})
              .starts_with("TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER must be"));
    CHECK(complaint_about({{"TWILIO_ACCOUNT_SID", "AC1"},
                           {"TWILIO_AUTH_TOKEN", "secret"},
                           {"TWILIO_PHONE_NUMBER", "+1500"}})
              .empty());
}

TEST_CASE("a bad value stops the start with one line that names the variable")
{
    for (const Examples& one : examples)
        for (const std::string& value : one.bad) {
            const std::string line = complaint_about({{one.name, value}});
            INFO(one.name << "=" << value << " -> " << line);
            CHECK(line.starts_with(one.name + " must be "));
            if (value.find('\n') == value.npos)
                CHECK(line.find('\n') == line.npos);
        }
}

TEST_CASE("what is set arrives")
{
    const app::Config config = configured({{"PORT", "81"},
                                           {"ADMIN_TOKEN", "let me in"},
                                           {"SLOT_MINUTES", "15"},
                                           {"TOTAL_TABLES", "7"},
                                           {"MAX_PARTY", "4"},
                                           {"RESTAURANT", "bistro"},
                                           {"RESTAURANT_NAME", " Bistro "},
                                           {"RESTAURANT_TIMEZONE", "Europe/Madrid"},
                                           {"ALLOW_PAST", "true"},
                                           {"TRUSTED_PROXIES", " 10.0.0.1 ,, ::1,"},
                                           {"HEADER_TIMEOUT", "2.5"}});
    CHECK(config.port == 81);
    CHECK(config.admin_token == "let me in");
    CHECK(config.house == HouseSettings{"bistro", "Bistro", "Europe/Madrid", 15min, 7, 4});
    CHECK(config.allow_past);
    CHECK(config.trusted_proxies == std::vector<std::string>{"10.0.0.1", "::1"});
    CHECK(config.header_timeout == 2500ms);
}

TEST_CASE("a secret is not repeated on the terminal")
{
    const std::string secret(31, 's');
    for (const char* name : {"SECRET_KEY", "DATABASE_URL", "MIGRATION_DATABASE_URL"}) {
        const std::string line = complaint_about({{name, secret}});
        CHECK_FALSE(line.empty());
        CHECK(line.find(secret) == line.npos);
    }
    const std::string token(5000, 't');
    CHECK(complaint_about({{"ADMIN_TOKEN", token}}).find("ttt") == std::string::npos);
}
