#pragma once

#include "core/book/changes.hpp"
#include "core/house/profile.hpp"
#include "core/people/account.hpp"
#include "core/people/slow_down.hpp"
#include "core/ports/failures.hpp"

#include <chrono>
#include <span>
#include <vector>

namespace maitred {

/// A restaurant that is founded by its first owner, or by somebody else and without one. The slug
/// is a wish: where it is taken, a number is put behind it. The ids are given by the storage, the
/// UUIDs are not.
struct Founding {
    Profile profile;
    std::optional<Account> owner;
    std::optional<Deed> deed = {}; ///< the first line of its log; the id is given by the storage
};

struct Founded {
    RestaurantId restaurant;
    Uuid restaurant_uuid;
    AccountId owner = {}; ///< 0: it has none
    Uuid owner_uuid = {};
};

/// What is to become of somebody of the staff, decided on what was known before.
struct StaffChange {
    StaffMember before;
    Account after;            ///< an empty hash: the password stays as it is
    std::optional<Role> role; ///< nothing: works here no more
    Deed deed;
    std::optional<KeptAnswer> kept = {}; ///< in the same transaction
    std::optional<Membership> by = {};   ///< who still has this place in that transaction, or not
};

/// Which people a list shows; what is not given lets everybody pass. Case is of no account in
/// ASCII; beyond it, where the storage knows the letters.
struct PeopleFilter {
    std::string containing = {}; ///< in a name, e-mail or phone; of whatever case
    std::optional<bool> active = {};
};

/// How many members a restaurant has.
struct MemberCount {
    std::int64_t members = 0;
    std::int64_t active = 0;
    std::int64_t admins = 0;

    friend bool operator==(const MemberCount&, const MemberCount&) = default;
};

/// Who can log in. Not tenant data: an account is looked up before a restaurant is. Every call is
/// one transaction and blocks; any thread may call. Throws Unavailable.
class Accounts {
public:
    virtual ~Accounts() = default;

    virtual std::optional<Account> find(Audience audience, const Email& email) = 0;
    virtual std::optional<Account> find(const Uuid& uuid) = 0;
    virtual std::optional<Account> find(AccountId account) = 0;
    /// A member, or the platform's administrator, by what they log in with.
    virtual std::optional<Account> find_member(const Username& username) = 0;
    /// Where this account has a place, by the restaurants' numbers; those that have closed left
    /// out.
    virtual std::vector<Membership> memberships(AccountId account) = 0;

    /// The restaurant with its event counter, its owner's account and membership if it has one, and
    /// the first line of its log: all or nothing.
    /// Refusals: email_taken. With a retry: its answer is kept in the book of `house`, in the same
    /// transaction; where that key is kept already, Repeated, or retry_key_reused.
    virtual Outcome<std::variant<Founded, Repeated>>
    found(const Founding& founding, Instant now, RestaurantId house,
          const std::optional<RetryKey>& retry_key,
          const std::function<std::string(const Founded&)>& answer_for) = 0;

    /// Those of one audience who have a place in the restaurant, in the order of their numbers;
    /// those who were removed left out.
    virtual std::vector<StaffMember> people(RestaurantId restaurant, Audience audience,
                                            const PeopleFilter& filter, int limit, int offset) = 0;
    virtual std::optional<StaffMember> person(RestaurantId restaurant, Audience audience,
                                              AccountId account) = 0;
    virtual MemberCount count_members(RestaurantId restaurant) = 0;

    /// Staff of one restaurant, in the order of their numbers; those who were removed are not
    /// there.
    virtual std::vector<StaffMember> staff(RestaurantId restaurant) = 0;

    /// Adds somebody with a line in the restaurant's log. The id is given by the storage, to the
    /// deed too. Of two accounts with usernames no one has the other's; e-mails differ in each
    /// audience. Refusals: username_taken, email_taken, retry_key_reused.
    virtual Outcome<std::variant<Account, Repeated>>
    hire(RestaurantId restaurant, const Account& account, Role role, const Deed& deed,
         const std::optional<RetryKey>& retry_key,
         const std::function<std::string(const Account&)>& answer_for) = 0;

    /// Changes username, name, phone, e-mail, password hash, activity, epoch and role; writes the
    /// deed into the restaurant's log. Refusals: not_allowed where whoever does it has not that
    /// place any more, or is not active; not_found where the account is not of this restaurant,
    /// username_taken, email_taken, race_lost where account or role are not as they were before, or
    /// an answer for that key is kept already.
    virtual Outcome<Account> change(RestaurantId restaurant, const StaffChange& change) = 0;

    /// The same password, hashed anew: only where the hash is still the old one.
    virtual void rehash(AccountId account, const std::string& old_hash,
                        const std::string& new_hash) = 0;

    /// Subjects are digests of accounts and addresses. One entry for each, in their order.
    virtual std::vector<LoginFailures> login_failures(std::span<const std::string> subjects) = 0;
    /// One failure more for each; the first, where the last was longer ago than is remembered.
    virtual void count_failures(std::span<const std::string> subjects, Instant now) = 0;
    /// No failures until now: of these subjects the time is kept, and nothing else.
    virtual void forget_failures(std::span<const std::string> subjects, Instant now) = 0;

    /// Tickets for one handshake each, by digest.
    virtual void keep_ticket(const std::string& digest, const Membership& whose,
                             Instant expires) = 0;
    /// Whose ticket it was, if it was good; it is not, from now on.
    virtual std::optional<Membership> take_ticket(const std::string& digest, Instant now) = 0;

    /// Forgets tickets that ended before, subjects that failed last before, and those without
    /// failures once the address is not known any more. Returns how many rows went.
    virtual std::size_t sweep(Instant before) = 0;
};

} // namespace maitred
