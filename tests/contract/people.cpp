#include "tests/contract/people.hpp"

namespace maitred {

Account somebody(const std::string& email)
{
    return {.id = {},
            .uuid = fresh_uuid({}),
            .audience = Audience::floor,
            .email = mail(email),
            .first_name = "Ada",
            .last_name = "Lovelace",
            .password_hash = "hash of " + email,
            .made_at = today()};
}

Account a_member(const std::string& name, const std::string& email)
{
    return {.id = {},
            .uuid = fresh_uuid({}),
            .audience = Audience::member,
            .email = mail(email),
            .first_name = "Grace Hopper",
            .password_hash = "hash of " + email,
            .made_at = today(),
            .username = username(name),
            .phone = "+33 1 (“office”)"};
}

Founding founding_of(const std::string& slug, const std::string& owner)
{
    return {.profile = {.id = {},
                        .uuid = fresh_uuid({}),
                        .slug = slug,
                        .name = "Chez " + slug,
                        .time_zone = "Europe/Paris",
                        .policy = Policy::best_fit,
                        .listed = false,
                        .shown_name = "Bei " + slug,
                        .address = "1, rue de la Paix",
                        .phone = "+33 1 23",
                        .email = slug + "@example.org"},
            .owner = somebody(owner)};
}

FoundedOrNot found(Accounts& accounts, const Founding& founding)
{
    return accounts.found(founding, today(), {}, std::nullopt, {});
}

HiredOrNot hire(Accounts& accounts, RestaurantId restaurant, const Account& account, Role role)
{
    return accounts.hire(restaurant, account, role, deed(EventKind::staff_added), std::nullopt, {});
}

HiredOrNot enrol(Accounts& accounts, RestaurantId restaurant, const Account& account, Role role)
{
    return accounts.hire(restaurant, account, role, deed(EventKind::member_registered),
                         std::nullopt, {});
}

Founded founded_in(const FoundedOrNot& outcome)
{
    REQUIRE(outcome.has_value());
    const Founded* founded = std::get_if<Founded>(&*outcome);
    REQUIRE(founded != nullptr);
    return *founded;
}

Account hired_in(const HiredOrNot& outcome)
{
    REQUIRE(outcome.has_value());
    const Account* hired = std::get_if<Account>(&*outcome);
    REQUIRE(hired != nullptr);
    return *hired;
}

Deed deed(EventKind kind, AccountId subject)
{
    return {.kind = kind,
            .actor = "account:7",
            .at = today(),
            .subject = "account",
            .subject_id = subject.number,
            .before = {{"role", "staff"}},
            .after = {{"role", "manager"}, {"name", "Zoë \"Z\" \\"}}};
}

StaffMember member(Accounts& accounts, RestaurantId restaurant, AccountId account)
{
    for (const StaffMember& one : accounts.staff(restaurant))
        if (one.account.id == account)
            return one;
    FAIL("nobody with this number works there");
    throw std::logic_error{"not reached"};
}

std::vector<std::string> slugs(Storage& storage)
{
    std::vector<std::string> slugs;
    for (const Restaurant& restaurant : storage.restaurants())
        slugs.push_back(restaurant.settings.slug);
    return slugs;
}

std::vector<Deed> deeds(StorageUnderTest& tested, RestaurantId restaurant)
{
    std::vector<Deed> deeds;
    for (const Recorded& recorded : tested.storage().open(restaurant)->events_after(0, 1000))
        if (const Deed* one = std::get_if<Deed>(&recorded.event))
            deeds.push_back(*one);
    return deeds;
}

} // namespace maitred
