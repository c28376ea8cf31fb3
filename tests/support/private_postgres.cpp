#include "tests/support/private_postgres.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <libpq-fe.h>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace maitred {
namespace {

/// What the script says, without the end of its line.
std::string script(const std::string& arguments)
{
    const std::string command = std::string{MAITRED_PRIVATE_POSTGRES} + " " + arguments;
    std::FILE* said = popen(command.c_str(), "r");
    if (!said)
        throw std::runtime_error{"cannot run " + command};
    std::string text;
    std::array<char, 256> part;
    while (std::fgets(part.data(), part.size(), said))
        text += part.data();
    if (pclose(said) != 0)
        throw std::runtime_error{"failed: " + command};
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

std::string ask_at(const std::string& url, const std::string& statement)
{
    PGconn* connection = PQconnectdb(url.c_str());
    PGresult* result = PQexec(connection, statement.c_str());
    const ExecStatusType status = PQresultStatus(result);
    const bool done = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    const std::string said = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "";
    const std::string trouble = PQerrorMessage(connection);
    PQclear(result);
    PQfinish(connection);
    if (!done)
        throw std::runtime_error{trouble};
    return said;
}

std::string with_database(std::string url, const std::string& name)
{
    const auto authority = url.find("://") + 3;
    const auto path = std::min(url.find('/', authority), url.size());
    const auto query = std::min(url.find('?'), url.size());
    return url.replace(path, query - path, "/" + name);
}

std::string fresh_name()
{
    static int made = 0;
    return "test_" + std::to_string(getpid()) + "_" + std::to_string(++made);
}

} // namespace

PrivatePostgres::PrivatePostgres() : folder_{script("create")}, url_{script("url " + folder_)} {}

PrivatePostgres::~PrivatePostgres()
{
    try {
        signal_all(SIGCONT);
        script("remove " + folder_);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
    }
}

void PrivatePostgres::stop()
{
    script("stop " + folder_);
}

void PrivatePostgres::kill()
{
    signal_all(SIGKILL);
}

void PrivatePostgres::freeze()
{
    signal_all(SIGSTOP);
}

void PrivatePostgres::thaw()
{
    signal_all(SIGCONT);
}

/// After a kill, processes that are about to notice may still be there: it is tried again.
void PrivatePostgres::start()
{
    for (int tries = 1;; ++tries) {
        try {
            script("start " + folder_ + " 2>/dev/null");
            return;
        } catch (const std::runtime_error&) {
            if (tries == 40)
                throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{250});
        }
    }
}

/// The postmaster first, so that it has no time to put others in their places.
void PrivatePostgres::signal_all(int number) const
{
    std::ifstream file{folder_ + "/data/postmaster.pid"};
    pid_t postmaster = 0;
    if (!(file >> postmaster) || postmaster <= 1)
        return;
    const auto children =
        "/proc/" + std::to_string(postmaster) + "/task/" + std::to_string(postmaster) + "/children";
    std::ifstream list{children};
    std::string pids{std::istreambuf_iterator<char>{list}, {}};
    ::kill(postmaster, number);
    std::size_t from = 0;
    while (from < pids.size()) {
        const auto to = std::min(pids.find(' ', from), pids.size());
        const pid_t child = static_cast<pid_t>(std::atoi(pids.substr(from, to - from).c_str()));
        if (child > 1)
            ::kill(child, number);
        from = to + 1;
    }
}

PrivateDatabase::PrivateDatabase()
{
    if (const char* url = std::getenv("MAITRED_TEST_POSTGRES_URL")) {
        server_ = url;
    } else {
        own_ = std::make_unique<PrivatePostgres>();
        server_ = own_->url();
    }
    create();
}

PrivateDatabase::PrivateDatabase(const PrivatePostgres& cluster) : server_{cluster.url()}
{
    create();
}

PrivateDatabase::~PrivateDatabase()
{
    try {
        if (own_)
            return;
        ask_at(server_, "DROP DATABASE " + name_ + " WITH (FORCE)");
        // Roles outlive their database.
        ask_at(server_, "SET client_min_messages = warning; DROP ROLE IF EXISTS " + app_role());
        for (const std::string& login : logins_)
            ask_at(server_, "DROP ROLE " + login);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
    }
}

std::string PrivateDatabase::ask(const std::string& statement) const
{
    return ask_at(url_, statement);
}

/// With the password of the cluster's own login: whoever has that one may as well have this.
std::string PrivateDatabase::url_of_new_login(const std::string& attributes)
{
    const std::string name = name_ + "_login" + std::to_string(logins_.size() + 1);
    const auto from = server_.find("://") + 3;
    const auto to = server_.find('@', from);
    const auto colon = std::min(server_.find(':', from), to);
    const std::string secret = server_.substr(colon, to - colon);
    ask_at(server_, "CREATE ROLE " + name + " LOGIN " + attributes +
                        (secret.empty() ? "" : " PASSWORD '" + secret.substr(1) + "'"));
    logins_.push_back(name);
    std::string url = url_;
    return url.replace(from, colon - from, name);
}

std::string PrivateDatabase::url_of_new_owner(const std::string& attributes)
{
    const std::string url = url_of_new_login(attributes);
    ask_at(server_, "ALTER DATABASE " + name_ + " OWNER TO " + logins_.back());
    return url;
}

void PrivateDatabase::create()
{
    name_ = fresh_name();
    ask_at(server_, "CREATE DATABASE " + name_);
    url_ = with_database(server_, name_);
}

std::string login_in(const std::string& url)
{
    const auto from = url.find("://") + 3;
    return url.substr(from, url.find_first_of(":@", from) - from);
}

} // namespace maitred
