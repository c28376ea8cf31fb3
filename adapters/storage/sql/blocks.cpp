#include "adapters/storage/sql/blocks.hpp"

#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_blocks = R"(
    SELECT id, table_id, starts_at, ends_at, reason, made_at
      FROM blocks
     WHERE restaurant_id = :restaurant AND starts_at < :past AND ends_at > :first
     ORDER BY starts_at, id)";

constexpr const char* select_block = R"(
    SELECT id, table_id, starts_at, ends_at, reason, made_at
      FROM blocks
     WHERE restaurant_id = :restaurant AND id = :id)";

constexpr const char* insert_block = R"(
    INSERT INTO blocks (restaurant_id, id, table_id, starts_at, ends_at, reason, made_at)
    VALUES (:restaurant, :id, :table, :starts, :ends, :reason, :made))";

constexpr const char* delete_block = R"(
    DELETE FROM blocks
     WHERE restaurant_id = :restaurant AND id = :id)";

/// One row of blocks while it is read.
struct BlockRow {
    long long id = 0;
    long long table_id = 0;
    long long starts_at = 0;
    long long ends_at = 0;
    std::string reason;
    long long made_at = 0;

    Block block() const
    {
        return {{id}, {table_id}, {instant(starts_at), instant(ends_at)}, reason, instant(made_at)};
    }
};

void read_into(soci::statement& rows, BlockRow& row)
{
    for (long long* column : {&row.id, &row.table_id, &row.starts_at, &row.ends_at})
        rows.exchange(soci::into(*column));
    rows.exchange(soci::into(row.reason));
    rows.exchange(soci::into(row.made_at));
}

std::vector<Block> read_all(soci::statement& rows, BlockRow& row, const char* text)
{
    rows.alloc();
    rows.prepare(text);
    rows.define_and_bind();
    rows.execute();
    std::vector<Block> blocks;
    while (rows.fetch())
        blocks.push_back(row.block());
    return blocks;
}

} // namespace

HolderColumns::HolderColumns(const Claim& claim)
    : reservation{claim.holder.number}, block{claim.block.number},
      has_reservation{reservation == 0 ? soci::i_null : soci::i_ok},
      has_block{block == 0 ? soci::i_null : soci::i_ok}
{
}

Claim HolderColumns::claim(long long table, long long slot) const
{
    return {{table},
            instant(slot),
            {has_reservation == soci::i_ok ? reservation : 0},
            {has_block == soci::i_ok ? block : 0}};
}

std::vector<Block> read_blocks(soci::session& soci, RestaurantId restaurant, const Window& window)
{
    const long long id = restaurant.number;
    const long long first = stored(window.start);
    const long long past = stored(window.end);
    BlockRow row;
    soci::statement rows{soci};
    read_into(rows, row);
    rows.exchange(soci::use(id, "restaurant"));
    rows.exchange(soci::use(past, "past"));
    rows.exchange(soci::use(first, "first"));
    return read_all(rows, row, select_blocks);
}

void write_blocks(soci::session& soci, RestaurantId restaurant, const Changes& changes)
{
    const long long id = restaurant.number;
    for (const Block& block : changes.blocks_placed) {
        const long long starts = stored(block.window.start);
        const long long ends = stored(block.window.end);
        const long long made = stored(block.made_at);
        soci << insert_block, soci::use(id), soci::use(block.id.number),
            soci::use(block.table.number), soci::use(starts), soci::use(ends),
            soci::use(block.reason), soci::use(made);
    }
    for (const BlockId& lifted : changes.blocks_lifted)
        soci << delete_block, soci::use(id), soci::use(lifted.number);
}

std::vector<Block> SqlSession::blocks(const Window& window)
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return read_blocks(soci(), restaurant(), window); });
}

std::optional<Block> SqlSession::block(BlockId which)
{
    return in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        BlockRow row;
        soci::statement rows{soci()};
        read_into(rows, row);
        rows.exchange(soci::use(id, "restaurant"));
        rows.exchange(soci::use(which.number, "id"));
        auto found = read_all(rows, row, select_block);
        return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
    });
}

} // namespace maitred::sql
