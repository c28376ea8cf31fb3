#include "adapters/storage/sqlite/sqlite_connection.hpp"

#include "core/ports/failures.hpp"

#include <soci/sqlite3/soci-sqlite3.h>
#include <thread>

namespace maitred::sqlite {
namespace {

/// What the file must be opened with: nothing that was acknowledged is lost in a power cut.
constexpr const char* pragmas[] = {
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
};

constexpr const char* next_numbers = R"(
    UPDATE sequences
       SET last_number = last_number + :count
     WHERE name = :name)";

constexpr const char* select_last_number = R"(
    SELECT last_number
      FROM sequences
     WHERE name = :name)";

constexpr const char* select_table = R"(
    SELECT count(*)
      FROM sqlite_master
     WHERE type = 'table' AND name = :name)";

/// SQLite's result codes (sqlite3.h) that say: not now.
bool world_said_no(int result)
{
    const int primary = result & 0xFF;
    constexpr int busy = 5, locked = 6, read_only = 8, io_error = 10, full = 13, cannot_open = 14;
    return primary == busy || primary == locked || primary == read_only || primary == io_error ||
           primary == full || primary == cannot_open;
}

bool busy(int result)
{
    constexpr int sqlite_busy = 5, sqlite_locked = 6;
    return (result & 0xFF) == sqlite_busy || (result & 0xFF) == sqlite_locked;
}

sqlite_api::sqlite3* handle(soci::session& soci)
{
    return static_cast<soci::sqlite3_session_backend*>(soci.get_backend())->conn_;
}

std::string quoted(const std::string& path)
{
    return '"' + path + '"';
}

} // namespace

void SqliteConnection::open()
{
    if (opened_)
        return;
    if (path_.find('"') != std::string::npos)
        throw std::runtime_error{"the path of the database must not contain a quotation mark"};
    const auto until = std::chrono::steady_clock::now() + patience_;
    while (!opened_) {
        try {
            soci_.open(soci::sqlite3, "dbname=" + quoted(path_) +
                                          " timeout=" + std::to_string(patience_.count() / 1000));
            for (const char* pragma : pragmas)
                soci_ << pragma;
            opened_ = true;
        } catch (const soci::sqlite3_soci_error& error) {
            soci_.close();
            // While another process makes the file, SQLite says busy at once, and does not wait.
            if (!busy(error.result()) || std::chrono::steady_clock::now() > until)
                throw;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
    }
}

void SqliteConnection::begin(RestaurantId, sql::Access access)
{
    const bool writes = access == sql::Access::write || access == sql::Access::overhaul;
    if (writes) {
        writing_ = std::unique_lock{writer_, patience_};
        if (!writing_)
            throw Unavailable{"SQLite is busy writing"};
    }
    soci_ << (writes ? "BEGIN IMMEDIATE" : "BEGIN");
    begun_ = true;
}

void SqliteConnection::commit()
{
    soci_ << "COMMIT";
    begun_ = false;
    if (writing_)
        writing_.unlock();
}

void SqliteConnection::roll_back() noexcept
{
    try {
        if (begun_)
            soci_ << "ROLLBACK";
    } catch (...) {
        try {
            soci_.close();
        } catch (...) {
            // it is opened anew in any case
        }
        opened_ = false;
    }
    begun_ = false;
    if (writing_.owns_lock())
        writing_.unlock();
}

void SqliteConnection::translate_failure()
{
    try {
        throw;
    } catch (const soci::sqlite3_soci_error& error) {
        if (world_said_no(error.result()))
            throw Unavailable{std::string{"SQLite: "} + error.what()};
    } catch (...) {
        // it is what it is
    }
}

std::vector<std::int64_t> SqliteConnection::numbers(const std::string& sequence, std::size_t count)
{
    const long long wanted = static_cast<long long>(count);
    soci_ << next_numbers, soci::use(wanted), soci::use(sequence);
    const std::int64_t last = last_number(sequence);
    std::vector<std::int64_t> numbers;
    for (long long i = wanted - 1; i >= 0; --i)
        numbers.push_back(last - i);
    return numbers;
}

std::int64_t SqliteConnection::last_number(const std::string& sequence)
{
    long long last = 0;
    soci_ << select_last_number, soci::into(last), soci::use(sequence);
    return last;
}

void SqliteConnection::run_script(const std::string& script)
{
    char* message = nullptr;
    const int result =
        sqlite_api::sqlite3_exec(handle(soci_), script.c_str(), nullptr, nullptr, &message);
    if (result == 0)
        return;
    const std::string what = message ? message : "a script failed";
    sqlite_api::sqlite3_free(message);
    throw soci::sqlite3_soci_error{what, result};
}

bool SqliteConnection::has_table(const std::string& name)
{
    int count = 0;
    soci_ << select_table, soci::into(count), soci::use(name);
    return count == 1;
}

} // namespace maitred::sqlite
