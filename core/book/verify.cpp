#include "core/book/verify.hpp"

#include "core/book/pages.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace maitred {
namespace {

using Findings = std::vector<std::string>;

std::string named(ReservationId id)
{
    return "reservation " + std::to_string(id.number);
}

std::string named(const Claim& claim)
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(claim.slot.time_since_epoch());
    return "the claim on table id " + std::to_string(claim.table.number) + " at minute " +
           std::to_string(minutes.count());
}

bool has_a_table(const Reservation& reservation)
{
    return takes_a_table(name_of(reservation.stage)) && reservation.table;
}

void check_block_of(const Claim& claim, const BookAudit& audit, Findings& findings)
{
    const bool known =
        std::any_of(audit.blocks.begin(), audit.blocks.end(), [&](const Block& block) {
            return block.id == claim.block && block.table == claim.table;
        });
    if (!known)
        findings.push_back(named(claim) + " belongs to a block that is not there");
}

/// The table minutes are those of the grid on which they were counted, and are not compared.
void check_figures(const BookAudit& audit, const SlotGrid& grid, Findings& findings)
{
    FigureSheet counted;
    for (const Reservation& reservation : audit.reservations)
        recount(counted, grid, std::nullopt, reservation);
    Figures kept;
    Figures due;
    for (const auto& [key, figures] : audit.figures)
        kept += figures;
    for (const auto& [key, figures] : counted)
        due += figures;
    kept.table_minutes = due.table_minutes = 0;
    if (kept != due)
        findings.push_back("the figures say " + std::to_string(kept.bookings) + " bookings, " +
                           std::to_string(kept.covers) + " covers; the book " +
                           std::to_string(due.bookings) + " and " + std::to_string(due.covers));
}

void check_claims(const BookAudit& audit, const SlotGrid& grid, Instant now, Findings& findings)
{
    std::map<ReservationId, const Reservation*> holders;
    for (const Reservation& reservation : audit.reservations)
        holders.emplace(reservation.id, &reservation);
    const std::set<Claim> stored(audit.claims.begin(), audit.claims.end());
    for (const Claim& claim : stored) {
        if (claim.holder == ReservationId{}) {
            check_block_of(claim, audit, findings);
            continue;
        }
        const auto holder = holders.find(claim.holder);
        if (holder == holders.end() || !has_a_table(*holder->second)) {
            findings.push_back(named(claim) + " belongs to " + named(claim.holder) +
                               ", which has no table");
            continue;
        }
        const auto due =
            claims_of(grid, holder->second->sitting, *holder->second->table, claim.holder);
        if (holder->second->sitting.end > now &&
            std::find(due.begin(), due.end(), claim) == due.end())
            findings.push_back(named(claim) + " lies outside the sitting of " +
                               named(claim.holder));
    }
    for (const Reservation& reservation : audit.reservations) {
        if (!has_a_table(reservation) || reservation.sitting.end <= now)
            continue;
        for (const Claim& claim :
             claims_of(grid, reservation.sitting, *reservation.table, reservation.id))
            if (!stored.contains(claim))
                findings.push_back(named(reservation.id) + " lacks " + named(claim));
    }
}

/// No storage's key may be trusted here: a verification looks for what should be impossible.
void check_claimed_once(const BookAudit& audit, Findings& findings)
{
    std::map<std::pair<TableId, Instant>, ReservationId> holders;
    for (const Claim& claim : audit.claims)
        if (!holders.try_emplace({claim.table, claim.slot}, claim.holder).second)
            findings.push_back(named(claim) + " is there twice");
}

/// From the sittings alone, so that it finds what the claims did not prevent.
void check_sittings(const BookAudit& audit, Findings& findings)
{
    std::map<TableId, std::vector<const Reservation*>> by_table;
    for (const Reservation& reservation : audit.reservations)
        if (has_a_table(reservation))
            by_table[*reservation.table].push_back(&reservation);
    for (auto& [table, seated] : by_table) {
        std::sort(seated.begin(), seated.end(),
                  [](const auto* one, const auto* other) { return one->sitting < other->sitting; });
        for (std::size_t i = 1; i < seated.size(); ++i)
            if (seated[i - 1]->sitting.overlaps(seated[i]->sitting))
                findings.push_back(named(seated[i - 1]->id) + " and " + named(seated[i]->id) +
                                   " have one table at one time");
    }
}

void check_stages(const BookAudit& audit, Findings& findings)
{
    for (const Reservation& reservation : audit.reservations)
        if (needs_a_table(name_of(reservation.stage)) && !reservation.table)
            findings.push_back(named(reservation.id) + " is " +
                               std::string{text_of(name_of(reservation.stage))} +
                               " and has no table");
}

void check_days(const BookAudit& audit, const SlotGrid& grid, Findings& findings)
{
    std::set<UtcDate> written;
    for (const auto& [date, version] : audit.days)
        if (version > 0)
            written.insert(date);
    std::set<UtcDate> lacking;
    for (const Reservation& reservation : audit.reservations)
        for (const UtcDate date : dates_touched(grid, reservation.sitting))
            if (!written.contains(date))
                lacking.insert(date);
    for (const UtcDate date : lacking)
        findings.push_back("day " + std::to_string(date.time_since_epoch().count()) +
                           " has reservations and no version");
}

template <class Key>
void check_once(std::vector<Key> keys, const std::string& sentence, Findings& findings)
{
    std::sort(keys.begin(), keys.end());
    if (std::adjacent_find(keys.begin(), keys.end()) != keys.end())
        findings.push_back(sentence);
}

void check_numbers(const BookAudit& audit, Findings& findings)
{
    std::vector<ReservationId> ids;
    std::vector<Uuid> uuids;
    for (const Reservation& reservation : audit.reservations) {
        ids.push_back(reservation.id);
        uuids.push_back(reservation.uuid);
        if (reservation.id.number > audit.largest_reservation)
            findings.push_back(named(reservation.id) + " is beyond the sequence of numbers");
    }
    check_once(ids, "two reservations have one number", findings);
    check_once(uuids, "two reservations have one UUID", findings);
    check_once(audit.guests, "two guests have one e-mail", findings);
}

void check_events(const BookAudit& audit, Findings& findings)
{
    for (std::size_t i = 1; i < audit.event_sequence.size(); ++i)
        if (audit.event_sequence[i] != audit.event_sequence[i - 1] + 1)
            findings.push_back("the events skip from " +
                               std::to_string(audit.event_sequence[i - 1]) + " to " +
                               std::to_string(audit.event_sequence[i]));
    const std::int64_t last = audit.event_sequence.empty() ? 0 : audit.event_sequence.back();
    if (last != audit.last_event_sequence)
        findings.push_back("the events end at " + std::to_string(last) + ", their counter at " +
                           std::to_string(audit.last_event_sequence));
}

} // namespace

std::vector<std::string> verify(const BookAudit& audit, const SlotGrid& grid, Instant now)
{
    Findings findings;
    check_claims(audit, grid, now, findings);
    check_claimed_once(audit, findings);
    check_sittings(audit, findings);
    check_stages(audit, findings);
    check_days(audit, grid, findings);
    check_numbers(audit, findings);
    check_events(audit, findings);
    check_figures(audit, grid, findings);
    return findings;
}

} // namespace maitred
