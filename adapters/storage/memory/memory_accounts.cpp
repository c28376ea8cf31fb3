#include "adapters/storage/memory/memory_accounts.hpp"

#include "adapters/storage/memory/commit.hpp"

#include <algorithm>

namespace maitred::memory {
namespace {

/// What a retry gets, if its key is kept already.
std::optional<Outcome<Repeated>> kept_for(MemoryStorage::Shelf& shelf, RestaurantId keeper,
                                          const std::optional<RetryKey>& key, Instant now)
{
    if (!key)
        return std::nullopt;
    const Book& book = shelf.books[keeper];
    const auto kept = book.kept.find({key->scope, key->key});
    if (kept == book.kept.end() || kept->second.at < now - answers_are_kept)
        return std::nullopt;
    if (kept->second.retry_key.fingerprint != key->fingerprint)
        return Outcome<Repeated>{Reason::retry_key_reused};
    return Outcome<Repeated>{Repeated{kept->second.answer}};
}

void keep(Book& book, const RetryKey& key, const std::string& answer, Instant now)
{
    book.kept.insert_or_assign({key.scope, key.key}, KeptAnswer{key, answer, now});
}

/// Whether somebody else has what this account is found by.
std::optional<Reason> taken(const People& people, const Account& account)
{
    const auto of_another = [&](const auto& known, const auto& name) {
        const auto found = known.find(name);
        return found != known.end() && found->second != account.id;
    };
    if (account.username && of_another(people.by_username, *account.username))
        return Reason::username_taken;
    if (of_another(people.by_email, std::pair{account.audience, account.email}))
        return Reason::email_taken;
    return std::nullopt;
}

void enter(People& people, const Account& account)
{
    people.accounts.insert_or_assign(account.id, account);
    people.by_email.emplace(std::pair{account.audience, account.email}, account.id);
    if (account.username)
        people.by_username.emplace(*account.username, account.id);
}

void strike_out(People& people, const Account& account)
{
    people.by_email.erase({account.audience, account.email});
    if (account.username)
        people.by_username.erase(*account.username);
}

Account add(People& people, Account account, RestaurantId restaurant, Role role)
{
    account.id = {++people.last_account};
    enter(people, account);
    people.roles.emplace(std::pair{restaurant, account.id}, role);
    return account;
}

std::string free_slug(const std::map<RestaurantId, Book>& books, const std::string& wish)
{
    std::set<std::string> taken;
    for (const auto& [id, book] : books)
        taken.insert(book.restaurant.settings.slug);
    std::string slug = wish;
    for (int number = 2; taken.contains(slug); ++number)
        slug = wish + "-" + std::to_string(number);
    return slug;
}

RestaurantId open_book(MemoryStorage::Shelf& shelf, Profile profile, Instant now)
{
    profile.id = {++shelf.last_restaurant};
    profile.slug = free_slug(shelf.books, profile.slug);
    profile.made_at = now;
    Book& book = shelf.books[profile.id];
    book.restaurant = {profile.id,
                       profile.uuid,
                       {.slug = profile.slug,
                        .name = profile.name,
                        .time_zone = profile.time_zone,
                        .slot = profile.slot,
                        .total_tables = 0,
                        .largest_party = profile.largest_party}};
    book.profile = std::move(profile);
    return book.profile.id;
}

/// Whoever changes others has not lost the place that allows it meanwhile.
bool still_there(const People& people, const Membership& by)
{
    const auto place = people.roles.find({by.restaurant, by.account});
    return place != people.roles.end() && place->second == by.role &&
           people.accounts.at(by.account).active;
}

bool as_before(const Account& now, const Account& before)
{
    return now.email == before.email && now.first_name == before.first_name &&
           now.last_name == before.last_name && now.active == before.active &&
           now.epoch == before.epoch && now.username == before.username &&
           now.phone == before.phone;
}

} // namespace

std::optional<Account> MemoryAccounts::find(Audience audience, const Email& email)
{
    const std::lock_guard lock{shelf_->mutex};
    const People& people = shelf_->people;
    const auto known = people.by_email.find({audience, email});
    return known == people.by_email.end() ? std::nullopt
                                          : std::optional{people.accounts.at(known->second)};
}

std::optional<Account> MemoryAccounts::find(const Uuid& uuid)
{
    const std::lock_guard lock{shelf_->mutex};
    for (const auto& [id, account] : shelf_->people.accounts)
        if (account.uuid == uuid)
            return account;
    return std::nullopt;
}

std::optional<Account> MemoryAccounts::find(AccountId account)
{
    const std::lock_guard lock{shelf_->mutex};
    const auto known = shelf_->people.accounts.find(account);
    return known == shelf_->people.accounts.end() ? std::nullopt : std::optional{known->second};
}

std::vector<Membership> MemoryAccounts::memberships(AccountId account)
{
    const std::lock_guard lock{shelf_->mutex};
    std::vector<Membership> places;
    for (const auto& [place, role] : shelf_->people.roles)
        if (place.second == account && !shelf_->books[place.first].profile.closed)
            places.push_back({account, place.first, role});
    return places;
}

Outcome<std::variant<Founded, Repeated>>
MemoryAccounts::found(const Founding& founding, Instant now, RestaurantId house,
                      const std::optional<RetryKey>& retry_key,
                      const std::function<std::string(const Founded&)>& answer_for)
{
    using Answer = std::variant<Founded, Repeated>;
    const std::lock_guard lock{shelf_->mutex};
    if (const auto kept = kept_for(*shelf_, house, retry_key, now))
        return *kept ? Outcome<Answer>{**kept} : kept->error();
    const auto refused = founding.owner ? taken(shelf_->people, *founding.owner) : std::nullopt;
    if (refused)
        return *refused;
    Founded founded{open_book(*shelf_, founding.profile, now), founding.profile.uuid};
    if (founding.owner) {
        const Account owner = add(shelf_->people, *founding.owner, founded.restaurant, Role::owner);
        founded.owner = owner.id;
        founded.owner_uuid = owner.uuid;
    }
    if (founding.deed) {
        Deed deed = *founding.deed;
        deed.subject_id = founded.restaurant.number;
        record(shelf_->books[founded.restaurant], std::move(deed));
    }
    if (retry_key)
        keep(shelf_->books[house], *retry_key, answer_for(founded), now);
    return Answer{founded};
}

Outcome<std::variant<Account, Repeated>>
MemoryAccounts::hire(RestaurantId restaurant, const Account& account, Role role, const Deed& deed,
                     const std::optional<RetryKey>& retry_key,
                     const std::function<std::string(const Account&)>& answer_for)
{
    using Answer = std::variant<Account, Repeated>;
    const std::lock_guard lock{shelf_->mutex};
    if (const auto kept = kept_for(*shelf_, restaurant, retry_key, deed.at))
        return *kept ? Outcome<Answer>{**kept} : kept->error();
    if (const auto refused = taken(shelf_->people, account))
        return *refused;
    const Account hired = add(shelf_->people, account, restaurant, role);
    Book& book = shelf_->books[restaurant];
    if (retry_key)
        keep(book, *retry_key, answer_for(hired), deed.at);
    Deed done = deed;
    done.subject_id = hired.id.number;
    record(book, std::move(done));
    return Answer{hired};
}

Outcome<Account> MemoryAccounts::change(RestaurantId restaurant, const StaffChange& change)
{
    const std::lock_guard lock{shelf_->mutex};
    People& people = shelf_->people;
    const AccountId id = change.before.account.id;
    if (change.by && !still_there(people, *change.by))
        return Reason::not_allowed;
    const auto place = people.roles.find({restaurant, id});
    if (place == people.roles.end())
        return Reason::not_found;
    const Account account = people.accounts.at(id);
    Account after = change.after;
    after.id = id;
    if (const auto refused = taken(people, after))
        return *refused;
    if (!as_before(account, change.before.account) || place->second != change.before.role)
        return Reason::race_lost;
    if (change.kept && kept_for(*shelf_, restaurant, change.kept->retry_key, change.kept->at))
        return Reason::race_lost;
    if (after.password_hash.empty())
        after.password_hash = account.password_hash;
    strike_out(people, account);
    enter(people, after);
    if (change.role)
        place->second = *change.role;
    else
        people.roles.erase(place);
    Book& book = shelf_->books[restaurant];
    if (change.kept)
        keep(book, change.kept->retry_key, change.kept->answer, change.kept->at);
    record(book, change.deed);
    return after;
}

void MemoryAccounts::rehash(AccountId account, const std::string& old_hash,
                            const std::string& new_hash)
{
    const std::lock_guard lock{shelf_->mutex};
    const auto known = shelf_->people.accounts.find(account);
    if (known != shelf_->people.accounts.end() && known->second.password_hash == old_hash)
        known->second.password_hash = new_hash;
}

} // namespace maitred::memory
