#include "adapters/storage/sqlite/sqlite_storage.hpp"
#include "tests/contract/database_under_test.hpp"
#include "tests/support/temporary_folder.hpp"

#include <sqlite3.h>

namespace maitred {
namespace {

class SqliteFile final : public EmptyDatabase {
public:
    Database open() override { return sqlite::open_sqlite(path(), measures_); }

    std::string ask(const std::string& statement) override
    {
        sqlite3* file = nullptr;
        std::string said;
        const auto first = [](void* to, int, char** values, char**) {
            *static_cast<std::string*>(to) = values[0] ? values[0] : "";
            return 0;
        };
        const bool opened = sqlite3_open(path().c_str(), &file) == SQLITE_OK;
        const bool done =
            opened && sqlite3_exec(file, statement.c_str(), first, &said, nullptr) == SQLITE_OK;
        const std::string trouble = sqlite3_errmsg(file);
        sqlite3_close(file);
        if (!done)
            throw std::runtime_error{trouble};
        return said;
    }

    std::string tables_with_keys_across_restaurants() override
    {
        return ask(R"(
            SELECT COALESCE(group_concat(t.name || '.' || first.name, ' '), '')
              FROM sqlite_master t
              JOIN pragma_table_info(t.name) tenant ON tenant.name = 'restaurant_id'
              JOIN pragma_index_list(t.name) i ON i."unique"
              JOIN pragma_index_info(i.name) first ON first.seqno = 0
             WHERE t.type = 'table' AND first.name <> 'restaurant_id')");
    }

private:
    std::string path() const { return folder_.path() / "test.db"; }

    TemporaryFolder folder_;
    NoMeasures measures_;
};

} // namespace

std::unique_ptr<EmptyDatabase> empty_database()
{
    return std::make_unique<SqliteFile>();
}

std::span<const migrations::Migration> migrations_under_test()
{
    return migrations::sqlite();
}

} // namespace maitred
