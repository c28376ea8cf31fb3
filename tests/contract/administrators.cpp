// Only those change others who have the place still that allows it.
#include "tests/contract/crowd.hpp"
#include "tests/contract/people.hpp"

namespace maitred {
namespace {

/// A restaurant with two administrators and a member.
struct Club {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    Accounts& accounts = tested->accounts();
    RestaurantId id =
        founded_in(found(accounts, founding_of("club", "owner@example.com"))).restaurant;
    AccountId ann = enrolled("ann", Role::admin);
    AccountId ben = enrolled("ben", Role::admin);
    AccountId grace = enrolled("grace", Role::member);

    AccountId enrolled(const std::string& name, Role role)
    {
        return hired_in(enrol(accounts, id, a_member(name, name + "@example.com"), role)).id;
    }
    StaffMember now(AccountId who) const
    {
        return accounts.person(id, Audience::member, who).value();
    }
    StaffChange wish(AccountId whom, std::optional<Role> role, std::optional<Membership> by,
                     bool active = true) const
    {
        const StaffMember before = now(whom);
        StaffChange change{before, before.account, role, deed(EventKind::staff_changed, whom)};
        change.after.active = active;
        change.by = by;
        return change;
    }
    Membership place(AccountId who, Role role = Role::admin) const { return {who, id, role}; }
    Outcome<Account> carry_out(const StaffChange& change) const
    {
        return accounts.change(id, change);
    }
    std::size_t told() const { return deeds(*tested, id).size(); }
};

void check_not_allowed(const Outcome<Account>& outcome)
{
    REQUIRE(!outcome);
    CHECK(outcome.error().reason == Reason::not_allowed);
}

TEST_CASE("an administrator changes others, and oneself")
{
    const Club club;
    CHECK(club.carry_out(club.wish(club.grace, Role::admin, club.place(club.ann))).has_value());
    CHECK(club.now(club.grace).role == Role::admin);
    CHECK(club.carry_out(club.wish(club.ann, Role::member, club.place(club.ann))).has_value());
    CHECK(club.now(club.ann).role == Role::member);
}

TEST_CASE("who has lost the place by which they decided changes nobody, whatever else is wrong")
{
    const Club club;
    const StaffChange decided = club.wish(club.grace, Role::admin, club.place(club.ann));
    StaffChange of_nobody = decided;
    of_nobody.before.account.id = {4711};
    const std::size_t told = club.told();
    const auto check_nothing = [&] {
        check_not_allowed(club.carry_out(decided));
        check_not_allowed(club.carry_out(of_nobody));
        CHECK(club.now(club.grace).role == Role::member);
    };
    REQUIRE(club.carry_out(club.wish(club.ann, Role::member, {})).has_value());
    check_nothing();
    REQUIRE(club.carry_out(club.wish(club.ann, Role::admin, {}, false)).has_value());
    check_nothing();
    REQUIRE(club.carry_out(club.wish(club.ann, Role::admin, {}, true)).has_value());
    CHECK(club.carry_out(decided).has_value());
    REQUIRE(club.carry_out(club.wish(club.grace, Role::member, {})).has_value());
    REQUIRE(club.carry_out(club.wish(club.ann, std::nullopt, {})).has_value());
    check_nothing();
    CHECK(club.told() == told + 6);
}

TEST_CASE("a place next door allows nothing, and the platform's place in its house everything")
{
    const Club club;
    const House house{club.tested->storage()};
    const Membership elsewhere{club.ann, house.id(), Role::admin};
    check_not_allowed(club.carry_out(club.wish(club.grace, Role::admin, elsewhere)));
    Account root = a_member("root", "root@example.com");
    root.audience = Audience::platform;
    root = hired_in(enrol(club.accounts, house.id(), root, Role::platform));
    const Membership everywhere{root.id, house.id(), Role::platform};
    CHECK(club.carry_out(club.wish(club.grace, Role::admin, everywhere)).has_value());
    check_not_allowed(
        club.carry_out(club.wish(club.grace, Role::member, club.place(root.id, Role::platform))));
    CHECK(club.now(club.grace).role == Role::admin);
}

/// What two do to each other at once; then both are administrators again.
std::vector<Outcome<Account>> duel(const Club& club, std::optional<Role> role, bool active)
{
    const StaffChange by_ann = club.wish(club.ben, role, club.place(club.ann), active);
    const StaffChange by_ben = club.wish(club.ann, role, club.place(club.ben), active);
    const auto results =
        all_at_once(2, [&](int i) { return club.carry_out(i == 0 ? by_ann : by_ben); });
    for (const AccountId who : {club.ann, club.ben})
        REQUIRE(club.carry_out(club.wish(who, Role::admin, {})).has_value());
    return results;
}

TEST_CASE("of two administrators who demote each other at once, one is demoted")
{
    const Club club;
    for (int round = 0; round < 60; ++round) {
        const auto results = duel(club, Role::member, true);
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::not_allowed);
    }
}

TEST_CASE("of two administrators who lock each other out at once, one is locked out")
{
    const Club club;
    for (int round = 0; round < 60; ++round) {
        const auto results = duel(club, Role::admin, false);
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::not_allowed);
    }
}

TEST_CASE("of two administrators who remove each other at once, one is removed")
{
    Club club;
    for (int round = 0; round < 30; ++round) {
        const std::string number = std::to_string(round);
        const AccountId one = club.enrolled("one" + number, Role::admin);
        const AccountId other = club.enrolled("other" + number, Role::admin);
        const StaffChange by_one = club.wish(other, std::nullopt, club.place(one));
        const StaffChange by_other = club.wish(one, std::nullopt, club.place(other));
        const auto results =
            all_at_once(2, [&](int i) { return club.carry_out(i == 0 ? by_one : by_other); });
        CHECK(granted(results) == 1);
        check_reasons(results, Reason::not_allowed);
    }
}

TEST_CASE("however many administrators turn on one another at once, one is left at least")
{
    constexpr int crowd = 6;
    Club club;
    std::vector<AccountId> all;
    for (int i = 0; i < crowd; ++i)
        all.push_back(club.enrolled("chief" + std::to_string(i), Role::admin));
    for (int round = 0; round < 20; ++round) {
        std::vector<StaffChange> wishes;
        for (std::size_t i = 0; i < crowd; ++i)
            wishes.push_back(club.wish(all[(i + 1) % crowd], Role::member, club.place(all[i])));
        const auto results =
            all_at_once(crowd, [&](int i) { return club.carry_out(wishes.at(std::size_t(i))); });
        CHECK(granted(results) >= 1);
        CHECK(granted(results) < crowd);
        check_reasons(results, Reason::not_allowed);
        for (const AccountId who : all)
            REQUIRE(club.carry_out(club.wish(who, Role::admin, {})).has_value());
    }
}

} // namespace
} // namespace maitred
