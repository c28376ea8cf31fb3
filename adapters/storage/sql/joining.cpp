#include "adapters/storage/sql/account_row.hpp"
#include "adapters/storage/sql/event_log.hpp"
#include "adapters/storage/sql/retries.hpp"
#include "adapters/storage/sql/sql_accounts.hpp"
#include "adapters/storage/sql/time.hpp"

#include <set>

namespace maitred::sql {
namespace {

constexpr RestaurantId nobody{};

/// A wish holds no character that LIKE reads in its own way.
constexpr const char* select_slugs_like = R"(
    SELECT slug
      FROM restaurants
     WHERE slug = :wish OR slug LIKE :beginning)";

constexpr const char* insert_restaurant = R"(
    INSERT INTO restaurants (id, uuid, slug, name, time_zone, slot_minutes, turn_minutes,
                             total_tables, largest_party, policy, listed, made_at, shown_name,
                             address, phone, email, description)
    VALUES (:id, :uuid, :slug, :name, :zone, :slot, :turn, 0, :party, :policy, (:listed = 1), :now,
            :shown_name, :address, :phone, :email, :description)
    ON CONFLICT (slug) DO NOTHING)";

constexpr const char* insert_event_counter = R"(
    INSERT INTO event_counters (restaurant_id, last_sequence)
    VALUES (:id, 0))";

constexpr const char* insert_account = R"(
    INSERT INTO accounts (id, uuid, audience, email, first_name, last_name, password_hash, active,
                          tokens_from, made_at, username, phone)
    VALUES (:id, :uuid, :audience, :email, :first_name, :last_name, :hash, (:active = 1),
            :tokens_from, :made_at, NULLIF(:username, ''), :phone)
    ON CONFLICT DO NOTHING)";

constexpr const char* insert_membership = R"(
    INSERT INTO memberships (account_id, whose, role)
    VALUES (:account, :restaurant, :role))";

/// Thrown to roll the transaction back: a refusal of the storage, not a failure.
struct NotJoined {
    Reason why;
};

/// Thrown likewise: another node has answered the retry key meanwhile.
struct KeptMeanwhile {};

/// The transaction belongs to whoever keeps the answers.
std::optional<Outcome<Repeated>> kept_for(Connection& connection, RestaurantId keeper,
                                          const std::optional<RetryKey>& key, Instant now)
{
    if (!key)
        return std::nullopt;
    const auto kept = kept_answers(connection, keeper, {&*key, 1}, now - answers_are_kept);
    if (kept.empty())
        return std::nullopt;
    if (kept.front().retry_key.fingerprint != key->fingerprint)
        return Outcome<Repeated>{Reason::retry_key_reused};
    return Outcome<Repeated>{Repeated{kept.front().answer}};
}

std::string free_slug(soci::session& soci, const std::string& wish)
{
    const std::string beginning = wish + "-%";
    std::string slug;
    soci::statement rows = (soci.prepare << select_slugs_like, soci::into(slug), soci::use(wish),
                            soci::use(beginning));
    rows.execute();
    std::set<std::string> taken;
    while (rows.fetch())
        taken.insert(slug);
    slug = wish;
    for (int number = 2; taken.contains(slug); ++number)
        slug = wish + "-" + std::to_string(number);
    return slug;
}

bool restaurant_inserted(soci::session& soci, long long id, const std::string& slug,
                         const Profile& profile, Instant now)
{
    const std::string uuid = profile.uuid.text();
    const int minutes = static_cast<int>(profile.slot.count());
    const int turn = static_cast<int>(profile.usual_turn.count());
    const std::string policy{name_of(profile.policy)};
    const int listed = profile.listed ? 1 : 0;
    const long long made_at = stored(now);
    soci::statement insert =
        (soci.prepare << insert_restaurant, soci::use(id), soci::use(uuid), soci::use(slug),
         soci::use(profile.name), soci::use(profile.time_zone), soci::use(minutes), soci::use(turn),
         soci::use(profile.largest_party), soci::use(policy), soci::use(listed), soci::use(made_at),
         soci::use(profile.shown_name), soci::use(profile.address), soci::use(profile.phone),
         soci::use(profile.email), soci::use(profile.description));
    insert.execute(true);
    return insert.get_affected_rows() == 1;
}

/// Every turn but the last is one that another restaurant has won: it ends.
RestaurantId add_restaurant(Connection& connection, const Profile& profile, Instant now)
{
    const long long id = connection.numbers("restaurant_numbers", 1).front();
    std::string slug = free_slug(connection.soci(), profile.slug);
    while (!restaurant_inserted(connection.soci(), id, slug, profile, now))
        slug = free_slug(connection.soci(), profile.slug);
    connection.tenant({id});
    connection.soci() << insert_event_counter, soci::use(id);
    return {id};
}

/// The transaction belongs to the new restaurant: nobody else writes in its log yet.
void tell_of_founding(Connection& connection, RestaurantId restaurant, Deed deed)
{
    deed.subject_id = restaurant.number;
    write_deeds(connection, restaurant, {deed});
}

Account add_account(Connection& connection, Account account, RestaurantId restaurant, Role role)
{
    account.id = {connection.numbers("account_numbers", 1).front()};
    const AccountRow row{account};
    soci::statement insert =
        (connection.soci().prepare << insert_account, soci::use(row.id), soci::use(row.uuid),
         soci::use(row.audience), soci::use(row.email), soci::use(row.first_name),
         soci::use(row.last_name), soci::use(row.password_hash), soci::use(row.active),
         soci::use(row.tokens_from), soci::use(row.made_at), soci::use(row.username),
         soci::use(row.phone));
    insert.execute(true);
    // Whoever was in the way may have gone since: then it is worth another attempt.
    if (insert.get_affected_rows() != 1)
        throw NotJoined{taken(connection.soci(), account).value_or(Reason::race_lost)};
    const std::string named{text_of(role)};
    connection.soci() << insert_membership, soci::use(row.id), soci::use(restaurant.number),
        soci::use(named);
    return account;
}

/// Does it, unless the retry key has an answer; once more where another node gives one meanwhile,
/// or takes the username or the e-mail with the same request.
template <class Done, class Work>
Outcome<std::variant<Done, Repeated>> join(Connection& connection, RestaurantId keeper,
                                           const std::optional<RetryKey>& key, Instant now,
                                           Work work)
{
    using Answer = std::variant<Done, Repeated>;
    Reason refused = Reason::race_lost;
    for (int attempt = 0; attempt < 2; ++attempt) {
        try {
            return in_transaction(connection, keeper, Access::write, [&]() -> Outcome<Answer> {
                if (const auto kept = kept_for(connection, keeper, key, now))
                    return *kept ? Outcome<Answer>{Answer{**kept}} : kept->error();
                return Answer{work()};
            });
        } catch (const NotJoined& not_joined) {
            refused = not_joined.why;
        } catch (const KeptMeanwhile&) {
            refused = Reason::race_lost;
        }
    }
    return refused;
}

} // namespace

Outcome<std::variant<Founded, Repeated>>
SqlAccounts::found(const Founding& founding, Instant now, RestaurantId house,
                   const std::optional<RetryKey>& retry_key,
                   const std::function<std::string(const Founded&)>& answer_for)
{
    const Pool::Lease connection = pool_->lend();
    return join<Founded>(*connection, house, retry_key, now, [&] {
        Founded founded{add_restaurant(*connection, founding.profile, now), founding.profile.uuid};
        if (founding.owner) {
            const Account owner =
                add_account(*connection, *founding.owner, founded.restaurant, Role::owner);
            founded.owner = owner.id;
            founded.owner_uuid = owner.uuid;
        }
        if (founding.deed)
            tell_of_founding(*connection, founded.restaurant, *founding.deed);
        connection->tenant(house);
        if (retry_key && !keep(*connection, house, {*retry_key, answer_for(founded), now}))
            throw KeptMeanwhile{};
        return founded;
    });
}

Outcome<std::variant<Account, Repeated>>
SqlAccounts::hire(RestaurantId restaurant, const Account& account, Role role, const Deed& deed,
                  const std::optional<RetryKey>& retry_key,
                  const std::function<std::string(const Account&)>& answer_for)
{
    const Pool::Lease connection = pool_->lend();
    return join<Account>(*connection, restaurant, retry_key, deed.at, [&] {
        const Account hired = add_account(*connection, account, restaurant, role);
        if (retry_key && !keep(*connection, restaurant, {*retry_key, answer_for(hired), deed.at}))
            throw KeptMeanwhile{};
        Deed done = deed;
        done.subject_id = hired.id.number;
        write_deeds(*connection, restaurant, {done});
        return hired;
    });
}

} // namespace maitred::sql
