// Who belongs to a restaurant: its staff, its members, its customers.
#include "adapters/storage/sql/account_row.hpp"
#include "adapters/storage/sql/containing.hpp"
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

constexpr const char* who_are_active = " AND a.active";

constexpr const char* who_are_not = " AND NOT a.active";

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

/// What a list wants beside the restaurant and the audience: conditions and order, what they bind.
struct Which {
    std::string text;
    std::vector<std::pair<std::string, long long>> numbers = {};
    std::string pattern = {}; ///< empty: none
};

std::vector<StaffMember> read_places(Connection& connection, RestaurantId restaurant,
                                     Audience audience, const Which& which)
{
    const long long whose = restaurant.number;
    const std::string of{text_of(audience)};
    AccountRow row;
    std::string role;
    soci::statement rows{connection.soci()};
    read_into(rows, row);
    rows.exchange(soci::into(role));
    rows.exchange(soci::use(whose, "restaurant"));
    rows.exchange(soci::use(of, "audience"));
    for (const auto& [name, number] : which.numbers)
        rows.exchange(soci::use(number, name));
    if (!which.pattern.empty())
        rows.exchange(soci::use(which.pattern, "containing"));
    rows.alloc();
    rows.prepare(std::string{"SELECT"} + account_columns + from_places + which.text);
    rows.define_and_bind();
    rows.execute();
    std::vector<StaffMember> found;
    while (rows.fetch()) {
        found.push_back({row.account(), role_of(role)});
        found.back().account.password_hash.clear();
    }
    return found;
}

Which those_who_pass(const PeopleFilter& filter, int limit, int offset)
{
    Which which{.text = {}, .numbers = {{"limit", limit}, {"offset", offset}}};
    if (filter.active)
        which.text += *filter.active ? who_are_active : who_are_not;
    if (!filter.containing.empty()) {
        which.text += " AND " + one_contains({"a.first_name", "a.last_name", "a.username",
                                              "a.email", "a.phone"});
        which.pattern = pattern_of(filter.containing);
    }
    which.text += std::string{in_order} + page;
    return which;
}

} // namespace

std::vector<StaffMember> SqlAccounts::people(RestaurantId restaurant, Audience audience,
                                             const PeopleFilter& filter, int limit, int offset)
{
    const Pool::Lease connection = pool_->lend();
    return in_transaction(*connection, nobody, Access::read, [&] {
        return read_places(*connection, restaurant, audience,
                           those_who_pass(filter, limit, offset));
    });
}

std::optional<StaffMember> SqlAccounts::person(RestaurantId restaurant, Audience audience,
                                               AccountId account)
{
    const Pool::Lease connection = pool_->lend();
    const auto found = in_transaction(*connection, nobody, Access::read, [&] {
        return read_places(*connection, restaurant, audience,
                           {.text = this_one, .numbers = {{"account", account.number}}});
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
        return read_places(*connection, restaurant, Audience::floor, {.text = in_order});
    });
}

} // namespace maitred::sql
