#pragma once

#include <memory>
#include <string>
#include <vector>

namespace maitred {

/// A PostgreSQL cluster of one's own (tests/support/private-postgres), gone at the end: with the
/// durability of production, and free to be stopped and killed.
class PrivatePostgres {
public:
    PrivatePostgres();
    ~PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;

    /// The same after every start.
    const std::string& url() const { return url_; }

    void stop();   ///< politely: transactions that run are cut off
    void kill();   ///< SIGKILL to every one of its processes, as an out-of-memory killer would
    void freeze(); ///< SIGSTOP: connections stay open and nobody answers
    void thaw();
    void start();

private:
    void signal_all(int number) const;

    std::string folder_;
    std::string url_;
};

/// An empty database of one's own, dropped at the end: in the cluster that
/// MAITRED_TEST_POSTGRES_URL names, or in this one, or else in a cluster of its own.
class PrivateDatabase {
public:
    PrivateDatabase();
    explicit PrivateDatabase(const PrivatePostgres& cluster);
    ~PrivateDatabase();
    PrivateDatabase(const PrivateDatabase&) = delete;
    PrivateDatabase& operator=(const PrivateDatabase&) = delete;

    const std::string& url() const { return url_; }
    const std::string& name() const { return name_; }
    /// The role that `maitred migrate` makes for it.
    std::string app_role() const { return name_ + "_app"; }

    /// Runs one statement, or several; what the last says in its first column and row, if anything.
    std::string ask(const std::string& statement) const;

    /// Makes a login with these attributes ("CREATEROLE"), dropped at the end; its address.
    std::string url_of_new_login(const std::string& attributes = "");
    /// The same, and the database is its own.
    std::string url_of_new_owner(const std::string& attributes = "");

private:
    void create();

    std::unique_ptr<PrivatePostgres> own_;
    std::string server_;
    std::string name_;
    std::string url_;
    std::vector<std::string> logins_;
};

/// The name in an address: postgresql://NAME:password@host/database.
std::string login_in(const std::string& url);

} // namespace maitred
