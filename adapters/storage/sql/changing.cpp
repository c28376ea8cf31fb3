// What becomes of somebody who has a place in a restaurant.
#include "adapters/storage/sql/account_row.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/retries.hpp"
#include "adapters/storage/sql/sql_accounts.hpp"

namespace maitred::sql {
namespace {

constexpr int attempts = 3;

constexpr const char* by_uuid = "a.uuid = :uuid";

/// The places of whoever changes and of whom is changed, before anything of either: of two who
/// change each other at once, the second waits here, with nothing in hand that the first one wants.
constexpr const char* select_places = R"(
    SELECT account_id
      FROM memberships
     WHERE (account_id = :by AND whose = :where) OR (account_id = :whom AND whose = :restaurant)
     ORDER BY account_id, whose)";

constexpr const char* select_role = R"(
    SELECT role
      FROM memberships
     WHERE account_id = :account AND whose = :restaurant)";

constexpr const char* select_active_role = R"(
    SELECT m.role
      FROM memberships m
      JOIN accounts a ON a.id = m.account_id
     WHERE m.account_id = :account AND m.whose = :restaurant AND a.active)";

constexpr const char* update_account = R"(
    UPDATE accounts
       SET email = :email, first_name = :first_name, last_name = :last_name,
           password_hash = CASE WHEN :hash = '' THEN password_hash ELSE :hash END,
           active = (:active = 1), tokens_from = :tokens_from,
           username = NULLIF(:username, ''), phone = :phone
     WHERE id = :id AND email = :old_email AND first_name = :old_first_name
       AND last_name = :old_last_name AND active = (:old_active = 1)
       AND tokens_from = :old_tokens_from
       AND COALESCE(username, '') = :old_username AND phone = :old_phone)";

constexpr const char* update_role = R"(
    UPDATE memberships
       SET role = :role
     WHERE account_id = :account AND whose = :restaurant AND role = :old_role)";

constexpr const char* delete_membership = R"(
    DELETE FROM memberships
     WHERE account_id = :account AND whose = :restaurant AND role = :old_role)";

/// Thrown to roll the transaction back: a refusal of the storage, not a failure.
struct NotAsBefore {};

bool account_changed(soci::session& soci, const Account& before, const Account& after)
{
    const AccountRow was{before};
    const AccountRow is{after};
    soci::statement update =
        (soci.prepare << update_account, soci::use(is.email, "email"),
         soci::use(is.first_name, "first_name"), soci::use(is.last_name, "last_name"),
         soci::use(is.password_hash, "hash"), soci::use(is.active, "active"),
         soci::use(is.tokens_from, "tokens_from"), soci::use(is.username, "username"),
         soci::use(is.phone, "phone"), soci::use(was.id, "id"), soci::use(was.email, "old_email"),
         soci::use(was.first_name, "old_first_name"), soci::use(was.last_name, "old_last_name"),
         soci::use(was.active, "old_active"), soci::use(was.tokens_from, "old_tokens_from"),
         soci::use(was.username, "old_username"), soci::use(was.phone, "old_phone"));
    update.execute(true);
    return update.get_affected_rows() == 1;
}

bool role_changed(soci::session& soci, RestaurantId restaurant, const StaffChange& change)
{
    const long long account = change.before.account.id.number;
    const long long whose = restaurant.number;
    const std::string old_role{text_of(change.before.role)};
    const std::string role{change.role ? text_of(*change.role) : std::string_view{}};
    soci::statement write{soci};
    if (change.role)
        write.exchange(soci::use(role));
    write.exchange(soci::use(account));
    write.exchange(soci::use(whose));
    write.exchange(soci::use(old_role));
    write.alloc();
    write.prepare(change.role ? update_role : delete_membership);
    write.define_and_bind();
    write.execute(true);
    return write.get_affected_rows() == 1;
}

/// The role that somebody has there, if any.
std::optional<Role> role_in(soci::session& soci, const char* query, AccountId account,
                            RestaurantId restaurant)
{
    std::string role;
    soci << query, soci::into(role), soci::use(account.number), soci::use(restaurant.number);
    return soci.got_data() ? std::optional{role_of(role)} : std::nullopt;
}

/// Nobody else changes these places until the transaction ends. What is read of them afterwards is
/// as whoever had them before has left it.
void keep_places(Connection& connection, RestaurantId restaurant, const StaffChange& change)
{
    const AccountId whom = change.before.account.id;
    const Membership by = change.by.value_or(Membership{whom, restaurant, change.before.role});
    long long account = 0;
    soci::statement places =
        (connection.soci().prepare << select_places + connection.keeping_them_as_they_are(),
         soci::into(account), soci::use(by.account.number), soci::use(by.restaurant.number),
         soci::use(whom.number), soci::use(restaurant.number));
    places.execute();
    while (places.fetch())
        continue;
}

/// In the transaction that is open.
Outcome<Account> change_now(Connection& connection, RestaurantId restaurant,
                            const StaffChange& change)
{
    soci::session& soci = connection.soci();
    const Account& before = change.before.account;
    keep_places(connection, restaurant, change);
    if (change.by && role_in(soci, select_active_role, change.by->account, change.by->restaurant) !=
                         change.by->role)
        return Reason::not_allowed;
    if (!role_in(soci, select_role, before.id, restaurant))
        return Reason::not_found;
    Account after = change.after;
    after.id = before.id;
    if (const auto refused = taken(soci, after))
        return *refused;
    if (!account_changed(soci, before, after))
        return Reason::race_lost;
    if (!role_changed(soci, restaurant, change))
        throw NotAsBefore{};
    if (change.kept && !keep(connection, restaurant, *change.kept))
        throw NotAsBefore{};
    const auto changed = read_account(soci, by_uuid, {before.uuid.text()});
    write_deeds(connection, restaurant, {change.deed});
    return changed.value();
}

} // namespace

Outcome<Account> SqlAccounts::change(RestaurantId restaurant, const StaffChange& change)
{
    const Pool::Lease connection = pool_->lend();
    // Where a name is taken between the question and the update, the next question finds it taken.
    for (int attempt = 1;; ++attempt) {
        try {
            return in_transaction(*connection, restaurant, Access::write,
                                  [&] { return change_now(*connection, restaurant, change); });
        } catch (const NotAsBefore&) {
            return Reason::race_lost;
        } catch (const soci::soci_error& error) {
            if (error.get_error_category() != soci::soci_error::constraint_violation ||
                attempt == attempts)
                throw;
        }
    }
}

} // namespace maitred::sql
