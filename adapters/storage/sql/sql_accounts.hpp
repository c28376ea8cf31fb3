#pragma once

#include "adapters/storage/sql/pool.hpp"
#include "core/ports/accounts.hpp"

namespace maitred::sql {

/// Accounts in a database, the same in both.
class SqlAccounts final : public Accounts {
public:
    explicit SqlAccounts(std::shared_ptr<Pool> pool) : pool_{std::move(pool)} {}

    std::optional<Account> find(Audience audience, const Email& email) override;
    std::optional<Account> find(const Uuid& uuid) override;
    std::optional<Account> find(AccountId account) override;
    std::optional<Account> find_member(const Username& username) override;
    std::vector<Membership> memberships(AccountId account) override;
    Outcome<std::variant<Founded, Repeated>>
    found(const Founding& founding, Instant now, RestaurantId house,
          const std::optional<RetryKey>& retry_key,
          const std::function<std::string(const Founded&)>& answer_for) override;
    std::vector<StaffMember> people(RestaurantId restaurant, Audience audience,
                                    const PeopleFilter& filter, int limit, int offset) override;
    std::optional<StaffMember> person(RestaurantId restaurant, Audience audience,
                                      AccountId account) override;
    MemberCount count_members(RestaurantId restaurant) override;
    std::vector<StaffMember> staff(RestaurantId restaurant) override;
    Outcome<std::variant<Account, Repeated>>
    hire(RestaurantId restaurant, const Account& account, Role role, const Deed& deed,
         const std::optional<RetryKey>& retry_key,
         const std::function<std::string(const Account&)>& answer_for) override;
    Outcome<Account> change(RestaurantId restaurant, const StaffChange& change) override;
    void rehash(AccountId account, const std::string& old_hash,
                const std::string& new_hash) override;
    std::vector<LoginFailures> login_failures(std::span<const std::string> subjects) override;
    void count_failures(std::span<const std::string> subjects, Instant now) override;
    void forget_failures(std::span<const std::string> subjects, Instant now) override;
    void keep_ticket(const std::string& digest, const Membership& whose, Instant expires) override;
    std::optional<Membership> take_ticket(const std::string& digest, Instant now) override;
    std::size_t sweep(Instant before) override;

private:
    std::shared_ptr<Pool> pool_;
};

} // namespace maitred::sql
