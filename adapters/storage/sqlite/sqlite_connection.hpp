#pragma once

#include "adapters/storage/sql/connection.hpp"

#include <chrono>
#include <mutex>

namespace maitred::sqlite {

/// Who may write: SQLite has one writer, and waiting for it here is fair and fast, where its own
/// busy handler sleeps.
using WriterLock = std::timed_mutex;

class SqliteConnection final : public sql::Connection {
public:
    SqliteConnection(std::string path, WriterLock& writer, std::chrono::milliseconds patience)
        : path_{std::move(path)}, writer_{writer}, patience_{patience}
    {
    }

    void open() override;
    void begin(RestaurantId restaurant, sql::Access access) override;
    void tenant(RestaurantId) override {}
    void commit() override;
    void roll_back() noexcept override;
    void translate_failure() override;
    std::vector<std::int64_t> numbers(const std::string& sequence, std::size_t count) override;
    std::int64_t last_number(const std::string& sequence) override;
    /// There is one writer.
    std::string skipping_what_others_take() const override { return {}; }
    std::string keeping_them_as_they_are() const override { return {}; }
    void run_script(const std::string& script) override;
    bool has_table(const std::string& name) override;
    void tell_of_events(RestaurantId, std::int64_t) override {} // one node has the file
    void tell_of_room(RestaurantId) override {}
    void lock_schema() override {} // a transaction that writes is alone
    void lock_days() override {}

private:
    const std::string path_;
    WriterLock& writer_;
    const std::chrono::milliseconds patience_;
    std::unique_lock<WriterLock> writing_;
    bool opened_ = false;
    bool begun_ = false;
};

} // namespace maitred::sqlite
