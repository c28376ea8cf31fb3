#include "tests/race/storm_of_holds.hpp"

#include "tests/contract/people.hpp"

#include <limits>
#include <map>

namespace maitred {
namespace {

constexpr int everything = std::numeric_limits<int>::max();

/// What the log and the outbox have of one reservation.
struct Traces {
    int expiries = 0;
    int confirmations = 0;
    int reminders = 0;
};

std::map<ReservationId, Traces> traces_of(StorageSession& session)
{
    std::map<ReservationId, Traces> traces;
    for (const Recorded& line : session.events_after(0, everything))
        if (const Event* event = std::get_if<Event>(&line.event))
            traces[event->after.id].expiries += event->kind == EventKind::hold_expired ? 1 : 0;
    for (const Notice& notice : session.notices(std::nullopt, everything, 0)) {
        Traces& of = traces[notice.about.id];
        of.confirmations += notice.kind == NoticeKind::confirmation ? 1 : 0;
        of.reminders += notice.kind == NoticeKind::reminder ? 1 : 0;
    }
    return traces;
}

std::string about(const Reservation& reservation, const std::string& what)
{
    return "reservation " + std::to_string(reservation.id.number) + ": " + what;
}

void look_at(const Reservation& hold, const Traces& traces, Instant now,
             std::vector<std::string>& findings)
{
    const StageName stage = name_of(hold.stage);
    if (stage != stage_at(hold.stage, now))
        findings.push_back(about(hold, "is over, and that is not on record"));
    if (traces.expiries > 1 || (stage == StageName::expired) > traces.expiries)
        findings.push_back(about(hold, "expired, and that is not on record once"));
    if (traces.confirmations != 1)
        findings.push_back(about(hold, "its guest is not told once that it is held"));
    if (traces.reminders != (stage == StageName::confirmed ? 1 : 0))
        findings.push_back(about(hold, "its guest is not reminded once of what is confirmed"));
}

using Tallies = std::map<AccountId, std::map<StageName, StageTally>>;

void count(Tallies& tallies, const Reservation& hold, Instant now)
{
    const StageName stage = stage_at(hold.stage, now);
    StageTally& tally = tallies[*hold.member]
                            .try_emplace(stage, StageTally{stage, 0, hold.sitting.start})
                            .first->second;
    ++tally.reservations;
    tally.latest_start = std::max(tally.latest_start, hold.sitting.start);
}

} // namespace

Account a_customer(Accounts& accounts, RestaurantId house, int number)
{
    Account account = somebody("customer-" + std::to_string(number) + "@example.org");
    account.audience = Audience::hold;
    return hired_in(hire(accounts, house, account, Role::customer));
}

std::vector<TableId> tables_of(const House& house)
{
    std::vector<TableId> tables;
    for (const Table& table : house.open()->room().tables)
        tables.push_back(table.id);
    return tables;
}

std::vector<std::string> findings_about_holds(StorageSession& session, Instant now)
{
    std::vector<std::string> findings;
    std::map<ReservationId, Traces> traces = traces_of(session);
    Tallies tallies;
    for (const Reservation& one : session.audit().reservations) {
        if (one.source != Source::hold_surface)
            continue;
        look_at(one, traces[one.id], now, findings);
        count(tallies, one, now);
    }
    for (const auto& [customer, by_stage] : tallies) {
        std::map<StageName, StageTally> counted;
        for (const StageTally& tally : session.stages_of(customer, now))
            counted.emplace(tally.stage, tally);
        if (counted != by_stage)
            findings.push_back("customer " + std::to_string(customer.number) +
                               ": the figures are not what the reservations come to");
    }
    return findings;
}

} // namespace maitred
