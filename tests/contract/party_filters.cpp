// Which parties a list shows where holds end by themselves, and what a member's come to.
#include "tests/contract/members.hpp"

#include <algorithm>

namespace maitred {
namespace {

using std::chrono::microseconds;
using std::chrono::minutes;
using Ids = std::vector<ReservationId>;

const AccountId ada_lovelace{41};
const AccountId grace_hopper{42};

Contact reached_at(const std::string& name, const std::string& email, const std::string& phone)
{
    Contact contact = guest(name, email);
    contact.phone = *Phone::of(phone);
    return contact;
}

/// Made one after the other: a hold that ends at ten past, one that ends later, a dinner of the
/// hold surface, one that expired, a member's dinner, somebody without e-mail and phone.
struct Evening {
    std::uint64_t count = 0;
    Instant over = today() + minutes{10};
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    House house{tested->storage(), "cafe", 6};
    Reservation brief = made(1, reached_at("Ada Lovelace", "ada@example.org", "+44 20 1"),
                             Held{today(), over}, Source::hold_surface, ada_lovelace);
    Reservation held = made(2, reached_at("Bob 100%", "bob@example.org", "+1 (555)"),
                            Held{today(), over + minutes{5}}, Source::hold_surface, grace_hopper);
    Reservation dinner = made(3, reached_at("Ada_2", "second@example.net", "555"),
                              Confirmed{today()}, Source::hold_surface, ada_lovelace);
    Reservation expired = made(4, guest("O'Hara", "ohara@example.org"), Expired{today()},
                               Source::hold_surface, ada_lovelace);
    Reservation members = made(5, guest("Grace", "grace@example.org"), Confirmed{today()},
                               Source::member_surface, grace_hopper);
    Reservation unknown =
        made(6, {*Name::of("Walk-in"), {}, {}}, Confirmed{today()}, Source::floor_surface, {});

    Evening()
    {
        REQUIRE(house.commit({brief, held, dinner, expired, members, unknown}) == Committed::yes);
    }

    Reservation made(int table, const Contact& contact, Stage stage, Source source,
                     std::optional<AccountId> member)
    {
        ++count;
        Reservation party = house.party(at("19:00") + minutes{30} * count, table, contact);
        party.stage = stage;
        party.source = source;
        party.member = member;
        if (name_of(stage) == StageName::expired)
            party.table.reset();
        party.uuid = Uuid::time_ordered(today() + minutes{count}, house.id(), count);
        return party;
    }
    Ids listed(const PartyFilter& filter, int limit = 100, int offset = 0) const
    {
        Ids ids;
        for (const Reservation& party : house.open()->parties(filter, limit, offset))
            ids.push_back(party.id);
        return ids;
    }
    Ids containing(const std::string& text) const { return listed({.containing = text}); }
};

TEST_CASE("a hold is listed as held until its end and not at it; from then on, as expired")
{
    const Evening evening;
    const auto in = [&](const std::set<StageName>& stages, Instant seen_at) {
        return evening.listed({.stages = stages, .seen_at = seen_at});
    };
    const Instant before = evening.over - microseconds{1};
    CHECK(in({StageName::held}, before) == Ids{evening.held.id, evening.brief.id});
    CHECK(in({StageName::expired}, before) == Ids{evening.expired.id});
    CHECK(in({StageName::held}, evening.over) == Ids{evening.held.id});
    CHECK(in({StageName::expired}, evening.over) == Ids{evening.expired.id, evening.brief.id});
    CHECK(in({StageName::held, StageName::expired}, evening.over) ==
          Ids{evening.expired.id, evening.held.id, evening.brief.id});
    CHECK(in({StageName::expired, StageName::confirmed}, at("18:00")) ==
          Ids{evening.unknown.id, evening.members.id, evening.expired.id, evening.dinner.id,
              evening.held.id, evening.brief.id});
    CHECK(in({StageName::held}, at("18:00")).empty());
}

TEST_CASE("a hold that is over waits for no table")
{
    Evening evening;
    Reservation homeless = evening.made(6, guest("Zoe", "zoe@example.org"),
                                        Held{today(), evening.over}, Source::hold_surface, {});
    homeless.table.reset();
    REQUIRE(evening.house.commit({homeless}) == Committed::yes);
    CHECK(evening.listed({.seen_at = today(), .unplaced_only = true}) == Ids{homeless.id});
    CHECK(evening.listed({.seen_at = evening.over, .unplaced_only = true}).empty());
}

TEST_CASE("parties are listed by where they were made, whose they are, and all of it at once")
{
    const Evening evening;
    CHECK(evening.listed({.source = Source::member_surface}) == Ids{evening.members.id});
    CHECK(evening.listed({.source = Source::hold_surface}) ==
          Ids{evening.expired.id, evening.dinner.id, evening.held.id, evening.brief.id});
    CHECK(evening.listed({.source = Source::seed}).empty());
    CHECK(evening.listed({.member = grace_hopper}) == Ids{evening.members.id, evening.held.id});
    CHECK(evening.listed({.member = AccountId{4711}}).empty());
    CHECK(evening.listed({.stages = {StageName::expired},
                          .seen_at = evening.over,
                          .starts_in = from("19:00", "20:00"),
                          .source = Source::hold_surface,
                          .member = ada_lovelace,
                          .containing = "ADA"}) == Ids{evening.brief.id});
    CHECK(evening.listed({.source = Source::hold_surface}, 2, 1) ==
          Ids{evening.dinner.id, evening.held.id});
}

TEST_CASE("parties are found by a part of the guest's name, e-mail or phone, in whatever case")
{
    const Evening evening;
    CHECK(evening.containing("aDA") == Ids{evening.dinner.id, evening.brief.id});
    CHECK(evening.containing("example.NET") == Ids{evening.dinner.id});
    CHECK(evening.containing("555") == Ids{evening.dinner.id, evening.held.id});
    CHECK(evening.containing("walk") == Ids{evening.unknown.id});
    CHECK(evening.containing("o'h") == Ids{evening.expired.id});
    CHECK(evening.containing("%") == Ids{evening.held.id});
    CHECK(evening.containing("_") == Ids{evening.dinner.id});
    CHECK(evening.containing("!").empty());
    CHECK(evening.containing("' OR '1'='1").empty());
}

std::vector<StageTally> tallies_of(const House& house, AccountId member, Instant now)
{
    auto tallies = house.open()->stages_of(member, now);
    std::sort(tallies.begin(), tallies.end(),
              [](const auto& one, const auto& other) { return one.stage < other.stage; });
    return tallies;
}

TEST_CASE("a member's reservations are counted by their stages, a hold that is over as expired")
{
    const Evening evening;
    const auto tallies = [&](Instant now) { return tallies_of(evening.house, ada_lovelace, now); };
    const Instant brief = evening.brief.sitting.start;
    const Instant expired = evening.expired.sitting.start;
    CHECK(tallies(evening.over - microseconds{1}) ==
          std::vector<StageTally>{{StageName::held, 1, brief},
                                  {StageName::confirmed, 1, evening.dinner.sitting.start},
                                  {StageName::expired, 1, expired}});
    CHECK(tallies(evening.over) ==
          std::vector<StageTally>{{StageName::confirmed, 1, evening.dinner.sitting.start},
                                  {StageName::expired, 2, expired}});
    CHECK(tallies_of(evening.house, {4711}, today()).empty());
}

TEST_CASE("the latest of a stage is told, and nothing of another restaurant")
{
    Evening evening;
    const Reservation later = dinner_of(evening.house, ada_lovelace, from("23:00", "23:30"), 3);
    Reservation earlier = dinner_of(evening.house, ada_lovelace, from("12:00", "12:30"), 3);
    REQUIRE(evening.house.commit({later, earlier}) == Committed::yes);
    const House other{evening.tested->storage(), "other"};
    CHECK(tallies_of(evening.house, ada_lovelace, today())[1] ==
          StageTally{StageName::confirmed, 3, at("23:00")});
    CHECK(tallies_of(other, ada_lovelace, today()).empty());
    CHECK(other.open()->parties({.member = ada_lovelace}, 10, 0).empty());
    CHECK(other.open()->parties({.containing = "a"}, 10, 0).empty());
}

} // namespace
} // namespace maitred
