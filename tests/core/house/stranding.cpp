#include "core/house/settle.hpp"
#include "core/house/stranded.hpp"
#include "tests/support/members.hpp"
#include "tests/support/paper_book.hpp"
#include "tests/support/printing.hpp"

using namespace maitred;
using std::chrono::hours;

namespace {

Instant utc_clock(std::chrono::local_days date, std::chrono::minutes after_midnight)
{
    return Instant{date.time_since_epoch()} + after_midnight;
}

Reservation at_table(std::int64_t table, const Window& sitting, int party = 2)
{
    return {.id = {table * 10 + party},
            .uuid = {},
            .contact = ada(),
            .party = party,
            .sitting = sitting,
            .table = TableId{100 + table},
            .stage = Confirmed{at("09:00")},
            .source = Source::member_surface,
            .made_at = at("09:00")};
}

TableEvent change_of(EventKind kind, int seats_before, int seats_after)
{
    const Table table = tables_with_seats({seats_before}).front();
    TableEvent event{kind, "admin", at("09:00"), ShownTable{.table = table}, {.table = table}};
    event.after.table.seats = seats_after;
    return event;
}

std::vector<ServiceHours> fridays(int opens, int closes)
{
    return {{4, ServiceHours::Served{hours{opens}, hours{closes}}}};
}

} // namespace

TEST_CASE("a table that goes strands whoever was to sit there, and nobody else")
{
    const std::vector to_come = {at_table(1, from("19:00", "20:00")),
                                 at_table(2, from("19:00", "20:00"))};
    const auto stranded = stranded_by(change_of(EventKind::table_removed, 4, 4), to_come);
    CHECK(ids_of(stranded) == std::vector{to_come.front().id});
}

TEST_CASE("a table with fewer seats strands those who do not fit any more")
{
    const std::vector to_come = {at_table(1, from("19:00", "20:00"), 2),
                                 at_table(1, from("20:00", "21:00"), 4)};
    CHECK(ids_of(stranded_by(change_of(EventKind::table_changed, 4, 3), to_come)) ==
          std::vector{to_come.back().id});
    CHECK(stranded_by(change_of(EventKind::table_changed, 4, 6), to_come).empty());
    CHECK(stranded_by(change_of(EventKind::table_changed, 4, 4), to_come).empty());
}

TEST_CASE("new hours strand those who were to sit while it was open and now is not")
{
    const std::vector to_come = {at_table(1, from("18:00", "19:00")),
                                 at_table(1, from("21:00", "22:00")),
                                 at_table(2, from("12:00", "13:00"))}; // was closed before, too
    CHECK(ids_of(stranded_by(fridays(18, 22), fridays(19, 22), utc_clock, to_come)) ==
          std::vector{to_come[0].id});
    CHECK(ids_of(stranded_by(fridays(18, 22), {{4, std::nullopt}}, utc_clock, to_come)).size() ==
          2);
    CHECK(stranded_by(fridays(18, 22), fridays(11, 23), utc_clock, to_come).empty());
}

TEST_CASE("on a new grid blocks are cut around those who are to come")
{
    const std::vector to_come = {at_table(1, from("19:10", "19:40"))};
    const std::vector<Block> blocks = {
        {BlockId{7}, TableId{101}, from("19:00", "21:00"), "paint", at("09:00")}};
    const Recut recut = cut_anew(to_come, blocks, {}, every(30));
    CHECK(recut.clashes.empty());
    REQUIRE(recut.claims.size() == 4);
    CHECK(recut.claims[2] == Claim{TableId{101}, at("20:00"), {}, BlockId{7}});
    CHECK(cut_anew(to_come, blocks, {}, every(15)).claims.size() == 8);
}
