#include "core/booking/reservation.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"

#include <map>
#include <set>

using namespace maitred;
using enum StageName;

namespace {

const std::vector<StageName> all_stages = {waitlisted,        held,    confirmed, running_late,
                                           partially_arrived, arrived, seated,    finished,
                                           cancelled,         no_show, expired};

/// The transitions as the contract's sentence has them.
const std::map<StageName, std::set<StageName>> the_contract = {
    // held → confirmed, cancelled, expired
    {held, {confirmed, cancelled, expired}},
    // expired → confirmed
    {expired, {confirmed}},
    // waitlisted → confirmed, seated, cancelled
    {waitlisted, {confirmed, seated, cancelled}},
    // confirmed → running late, partially arrived, arrived, seated, cancelled, no-show, finished
    {confirmed, {running_late, partially_arrived, arrived, seated, cancelled, no_show, finished}},
    // those before seated among each other
    {running_late, {confirmed, partially_arrived, arrived, seated, cancelled, no_show, finished}},
    {partially_arrived, {confirmed, running_late, arrived, seated, cancelled, no_show, finished}},
    {arrived, {confirmed, running_late, partially_arrived, seated, cancelled, no_show, finished}},
    // seated → finished, and back to arrived
    {seated, {finished, arrived}},
    // finished → seated within 15 minutes
    {finished, {seated}},
    // the rest is final
    {cancelled, {}},
    {no_show, {}},
};

Stage reached(StageName name, Instant when = at("19:00"))
{
    return stage_of(name, when, at("19:10"));
}

} // namespace

TEST_CASE("a reservation goes from stage to stage as the contract says, and in no other way")
{
    for (const StageName from : all_stages)
        for (const StageName next : all_stages) {
            CAPTURE(from, next);
            CHECK(may_become(reached(from), next, at("19:05")) ==
                  the_contract.at(from).contains(next));
        }
}

TEST_CASE("a party that has finished may sit down again within 15 minutes")
{
    CHECK(may_become(Finished{at("21:00")}, seated, at("21:00")));
    CHECK(may_become(Finished{at("21:00")}, seated, at("21:15")));
    CHECK_FALSE(may_become(Finished{at("21:00")}, seated, at("21:15:01")));
}

TEST_CASE("a hold stands until its instant and not at it")
{
    const Stage hold = Held{at("18:00"), at("18:10")};
    CHECK(stage_at(hold, at("18:00")) == held);
    CHECK(stage_at(hold, at("18:10") - std::chrono::microseconds{1}) == held);
    CHECK(stage_at(hold, at("18:10")) == expired);
    CHECK(stage_at(hold, at("19:00")) == expired);
}

TEST_CASE("a hold that is over is treated as expired, whatever is written down")
{
    const Stage hold = Held{at("18:00"), at("18:10")};
    CHECK(may_become(hold, cancelled, at("18:09:59")));
    CHECK_FALSE(may_become(hold, cancelled, at("18:10")));
    CHECK(may_become(hold, confirmed, at("18:10")));
}

TEST_CASE("other stages are what they are at any time")
{
    for (const StageName name : all_stages)
        if (name != held)
            CHECK(stage_at(reached(name), at("2099-01-01 00:00")) == name);
}

TEST_CASE("from the waitlist to the end of the meal a party may have its table")
{
    const std::set<StageName> at_a_table = {waitlisted,        held,    confirmed, running_late,
                                            partially_arrived, arrived, seated};
    for (const StageName name : all_stages) {
        CAPTURE(name);
        CHECK(takes_a_table(name) == at_a_table.contains(name));
        CHECK(needs_a_table(name) == (name == held || name == seated));
    }
}

TEST_CASE("a stage is known by its name, and knows when it was reached")
{
    const char* texts[] = {"waitlisted",        "held",    "confirmed", "running_late",
                           "partially_arrived", "arrived", "seated",    "finished",
                           "cancelled",         "no_show", "expired"};
    for (std::size_t i = 0; i < all_stages.size(); ++i) {
        const Stage stage = reached(all_stages[i], at("18:30"));
        CHECK(name_of(stage) == all_stages[i]);
        CHECK(text_of(all_stages[i]) == texts[i]);
        CHECK(stage_named(texts[i]) == all_stages[i]);
        CHECK(reached_at(stage) == at("18:30"));
    }
    CHECK(std::get<Held>(reached(held)).until == at("19:10"));
    CHECK_FALSE(stage_named("booked"));
}

TEST_CASE("a reservation's source is known by its name")
{
    for (const Source source :
         {Source::guest_surface, Source::member_surface, Source::floor_surface,
          Source::hold_surface, Source::walk_in, Source::seed})
        CHECK(source_named(text_of(source)) == source);
    CHECK(text_of(Source::guest_surface) == "guest");
    CHECK(text_of(Source::seed) == "seed");
    CHECK_FALSE(source_named("telephone"));
}
