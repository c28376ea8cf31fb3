// Who belongs to a restaurant: its staff and its members.
#include "adapters/storage/sql/account_row.hpp"
#include "adapters/storage/sql/sql_accounts.hpp"

namespace maitred::sql {
namespace {

constexpr RestaurantId nobody{};

/// Behind the columns of the account.
constexpr const char* from_places = R"(,
           m.role
      FROM memberships m
      JOIN accounts a ON a.id = m.account_id
     WHERE m.whose = :restaurant AND a.audience = :audience)";

constexpr const char* this_one = " AND a.id = :account";

constexpr const char* in_order = R"(
     ORDER BY a.id)";

constexpr const char* page = R"(
     LIMIT :limit OFFSET :offset)";

constexpr const char* count_places = R"(
    SELECT count(*), COALESCE(sum(CASE WHEN a.active THEN 1 ELSE 0 END), 0),
           COALESCE(sum(CASE WHEN m.role = 'admin' THEN 1 ELSE 0 END), 0)
      FROM memberships m
      JOIN accounts a ON a.id = m.account_id
     WHERE m.whose = :restaurant AND a.audience = 'member')";

/// Those of one audience who have a place in the restaurant; `which` is what stands behind that
/// condition, with its numbers in their order.
std::vector<StaffMember> read_places(Connection& connection, RestaurantId restaurant,
                                     Audience audience, const std::string& which,
                                     const std::vector<long long>& numbers)
{
    const long long whose = restaurant.number;
    const std::string of{text_of(audience)};
    AccountRow row;
    std::string role;
    soci::statement rows{connection.soci()};
    read_into(rows, row);
    rows.exchange(soci::into(role));
    rows.exchange(soci::use(whose));
    rows.exchange(soci::use(of));
    for (const long long& number : numbers)
        rows.exchange(soci::use(number));
    rows.alloc();
    rows.prepare(std::string{"SELECT"} + account_columns + from_places + which);
    rows.define_and_bind();
    rows.execute();
    std::vector<StaffMember> found;
    while (rows.fetch()) {
        found.push_back({row.account(), role_of(role)});
        found.back().account.password_hash.clear();
    }
    return found;
}

} // namespace

std::vector<StaffMember> SqlAccounts::members(RestaurantId restaurant, int limit, int offset)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_places(*connection, restaurant, Audience::member, std::string{in_order} + page,
                           {limit, offset});
    });
}

std::optional<StaffMember> SqlAccounts::member(RestaurantId restaurant, AccountId account)
{
    const Pool::Lease connection = pool_->lend();
    const auto found = in_transaction(*connection, nobody, Access::read, [&] {
        return read_places(*connection, restaurant, Audience::member, this_one, {account.number});
    });
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

MemberCount SqlAccounts::count_members(RestaurantId restaurant)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        const long long whose = restaurant.number;
        long long members = 0, active = 0, admins = 0;
        connection->soci() << count_places, soci::into(members), soci::into(active),
            soci::into(admins), soci::use(whose);
        return MemberCount{members, active, admins};
    });
}

std::vector<StaffMember> SqlAccounts::staff(RestaurantId restaurant)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_places(*connection, restaurant, Audience::floor, in_order, {});
    });
}

} // namespace maitred::sql
