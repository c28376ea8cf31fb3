// Restaurants are opened by the platform's administrator, and closed for good.
#include "tests/support/floor.hpp"
#include "tests/usecases/platform.hpp"

namespace maitred {
namespace {

std::size_t tables_in_service(Platform& platform)
{
    return platform.storage.open(platform.bistro)->room().tables.size();
}

TEST_CASE("a restaurant that is opened has no owner, and is as was asked")
{
    Platform platform;
    OpenRestaurant::Request request{.name = *Name::of("Chez Cleo"),
                                    .time_zone = "Europe/Paris",
                                    .description = "Small.",
                                    .slot = std::chrono::minutes{15},
                                    .largest_party = 8,
                                    .actor = "account:1",
                                    .retry_key = RetryKey{"hold", "k", "f"}};
    const auto answer = [](const Founded&) { return std::string{"opened"}; };
    const auto opened = platform.open(request, answer);
    REQUIRE(opened);
    const Founded& founded = std::get<Founded>(*opened);
    CHECK(founded.owner == AccountId{});
    const Profile profile = platform.storage.open(founded.restaurant)->profile();
    CHECK(profile.slug == "chez-cleo");
    CHECK(profile.time_zone == "Europe/Paris");
    CHECK(profile.description == "Small.");
    CHECK(profile.slot == std::chrono::minutes{15});
    CHECK(profile.largest_party == 8);
    CHECK(profile.policy == Policy::best_fit);
    CHECK(profile.listed);
    const Deed deed = platform.last_deed(founded.restaurant);
    CHECK(deed.kind == EventKind::restaurant_opened);
    CHECK(deed.actor == "account:1");
    CHECK(deed.subject_id == founded.restaurant.number);
    CHECK(deed.after.at("name") == "Chez Cleo");
    CHECK(std::get<Repeated>(*platform.open(request, answer)).answer == "opened");
}

TEST_CASE("a restaurant that has closed has no tables, and nobody finds it")
{
    Platform platform;
    const auto closed = platform.close({platform.bistro, "account:1"});
    REQUIRE(closed);
    CHECK_FALSE(std::get<Profile>(*closed).closed);
    CHECK(tables_in_service(platform) == 0);
    CHECK_FALSE(platform.storage.restaurant(platform.bistro));
    CHECK(platform.storage.open(platform.bistro)->profile().closed);
    CHECK_FALSE(platform.storage.open(platform.bistro)->profile().listed);
    CHECK(platform.last_deed(platform.bistro).kind == EventKind::restaurant_closed);
    CHECK(reason_of(platform.close({platform.bistro, "account:1"})) == Reason::not_found);
}

TEST_CASE("the house never closes")
{
    Platform platform;
    CHECK(reason_of(platform.close({platform.house, "account:1"})) == Reason::not_allowed);
}

TEST_CASE("a restaurant does not close while somebody is to come, unless they are cancelled")
{
    Platform platform;
    const Reservation dinner = platform.books(platform.bistro, at("19:00"));
    const auto refused = platform.close({platform.bistro, "account:1"});
    CHECK(reason_of(refused) == Reason::bookings_in_the_way);
    CHECK(refused.error().in_the_way == std::vector{dinner.id});
    CHECK(reason_of(platform.close({platform.bistro, "account:1", {}, ToCome::keep})) ==
          Reason::bookings_in_the_way);
    CHECK(tables_in_service(platform) == 1);
    REQUIRE(platform.close({platform.bistro, "account:1", {}, ToCome::cancel}));
    CHECK(platform.stage_of(platform.bistro, dinner) == StageName::cancelled);
    CHECK(tables_in_service(platform) == 0);
}

TEST_CASE("a hold that is over keeps no restaurant open")
{
    Platform platform;
    platform.holds(platform.bistro, at("19:00"));
    CHECK_FALSE(platform.close({platform.bistro, "account:1"}));
    platform.clock.advance(std::chrono::minutes{5});
    CHECK(platform.close({platform.bistro, "account:1"}));
}

TEST_CASE("nobody is cancelled where somebody who sits there keeps the restaurant open")
{
    Platform platform;
    const Reservation dinner = platform.books(platform.bistro, at("19:00"));
    const Reservation lunch = platform.books(platform.bistro, at("12:00"));
    platform.does(platform.bistro, becomes(lunch.id, StageName::seated));
    const auto refused = platform.close({platform.bistro, "account:1", {}, ToCome::cancel});
    CHECK(reason_of(refused) == Reason::bookings_in_the_way);
    CHECK(refused.error().in_the_way == std::vector{lunch.id, dinner.id});
    CHECK(platform.stage_of(platform.bistro, dinner) == StageName::confirmed);
}

TEST_CASE("nobody books any more while those to come are cancelled")
{
    Platform platform;
    const Reservation dinner = platform.books(platform.bistro, at("19:00"));
    /// Somebody tries to book before the first cancellation.
    class BooksMeanwhile final : public Desk {
    public:
        explicit BooksMeanwhile(Platform& platform) : platform_{platform} {}
        void submit(RestaurantId restaurant, UtcDate day, Command command,
                    Continuation continuation) override
        {
            if (!std::exchange(tried, true))
                refused = !ChangeBook{platform_.desk}.wait_for(restaurant, at("21:00"),
                                                               table_for(2, at("21:00")));
            platform_.desk.submit(restaurant, day, std::move(command), std::move(continuation));
        }
        bool tried = false;
        bool refused = false;

    private:
        Platform& platform_;
    } desk{platform};
    const CloseRestaurant close{
        {platform.storage, desk, platform.clock, platform.watch, platform.house}};
    REQUIRE(close({platform.bistro, "account:1", {}, ToCome::cancel}));
    CHECK(desk.tried);
    CHECK(desk.refused);
    CHECK(platform.stage_of(platform.bistro, dinner) == StageName::cancelled);
}

TEST_CASE("closing that is sent again is answered again")
{
    Platform platform;
    const Retried<Profile> retry{{"hold", "k", "f"},
                                 [](const Profile& was) { return was.name + " closed"; }};
    REQUIRE(platform.close({platform.bistro, "account:1", retry}));
    const auto again = platform.close({platform.bistro, "account:1", retry});
    REQUIRE(again);
    CHECK(std::get<Repeated>(*again).answer == "Bistro closed");
}

} // namespace
} // namespace maitred
