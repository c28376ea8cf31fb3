#pragma once

#include "adapters/storage/postgres/watch.hpp"
#include "adapters/storage/sql/connection.hpp"

#include <chrono>
#include <libpq-fe.h>

namespace maitred::postgres {

/// As whom a connection works: as its login only where the schema is migrated or looked at.
enum class Acts { as_login, as_app };

class PostgresConnection final : public sql::Connection {
public:
    PostgresConnection(std::string url, std::chrono::milliseconds patience, Watch& watch, Acts acts)
        : url_{std::move(url)}, patience_{patience}, watch_{watch}, acts_{acts}
    {
    }
    ~PostgresConnection() override { close(); }

    void open() override;
    void begin(RestaurantId restaurant, sql::Access access) override;
    void tenant(RestaurantId restaurant) override;
    void commit() override;
    void roll_back() noexcept override;
    void translate_failure() override;
    std::vector<std::int64_t> numbers(const std::string& sequence, std::size_t count) override;
    std::int64_t last_number(const std::string& sequence) override;
    std::string skipping_what_others_take() const override { return " FOR UPDATE SKIP LOCKED"; }
    std::string keeping_them_as_they_are() const override { return " FOR UPDATE"; }
    void run_script(const std::string& script) override;
    bool has_table(const std::string& name) override;
    void tell_of_events(RestaurantId restaurant, std::int64_t last_sequence) override;
    void tell_of_room(RestaurantId restaurant) override;
    void lock_schema() override;
    void lock_days() override;

    /// libpq's own handle, for what SOCI does not do. The connection is open.
    PGconn* handle();
    std::chrono::milliseconds patience() const { return patience_; }
    /// How often it was opened: what was prepared before is gone.
    int generation() const { return generation_; }
    /// The generation in which the statements of a commit were prepared; 0: in none.
    int prepared_in() const { return prepared_in_; }
    void prepared_in(int generation) { prepared_in_ = generation; }
    /// Cuts the connection off if the server does not answer, until the transaction ends or is
    /// rolled back.
    void bound_the_wait();
    /// Closes it; its next user opens it anew.
    void close() noexcept;

private:
    bool still_there();
    void settle_in();
    void take_role();

    const std::string url_;
    const std::chrono::milliseconds patience_;
    Watch& watch_;
    const Acts acts_;
    bool opened_ = false;
    /// The socket again, under a number of our own: libpq closes its own when a connection is lost,
    /// and that number may be a guest's a moment later.
    int watched_ = -1;
    int generation_ = 0;
    int prepared_in_ = 0;
};

} // namespace maitred::postgres
