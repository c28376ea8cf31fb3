#include "tests/support/paper_book.hpp"

#include "core/floor/sittings.hpp"
#include "tests/support/utc_zones.hpp"

#include <algorithm>

namespace maitred {
namespace {

void must(bool truth, const char* sentence)
{
    if (!truth)
        throw std::logic_error{sentence};
}

std::vector<const Command*> pointers(const std::vector<Command>& commands)
{
    std::vector<const Command*> all;
    for (const Command& command : commands)
        all.push_back(&command);
    return all;
}

bool seated(const Reservation& party)
{
    return name_of(party.stage) == StageName::seated;
}

bool held(const Reservation& party)
{
    return name_of(party.stage) == StageName::held;
}

/// Sits there so long that nobody looks after it any more.
bool forgotten(const Reservation& party, Instant now)
{
    return seated(party) && now - party.sitting.start >= longest_sitting;
}

/// But for when it was changed, which a room that was read earlier does not know.
bool same(const ShownTable& one, const ShownTable& other)
{
    return one.status == other.status && one.party == other.party &&
           one.table.number == other.table.number;
}

DayBook in_order(DayBook day)
{
    std::sort(day.held.begin(), day.held.end());
    std::sort(day.blocked.begin(), day.blocked.end());
    return day;
}

} // namespace

Decision PaperBook::decide(const std::vector<Command>& commands, Instant now, Past past)
{
    Decision decision = consider(commands, now, past);
    write(decision, commands.size(), now);
    return decision;
}

Outcome<Answer> PaperBook::answer(const Command& command, Instant now, Past past)
{
    return decide({command}, now, past).answers.front();
}

Entry PaperBook::enter(const Command& command, Instant now, Past past)
{
    const Outcome<Answer> given = answer(command, now, past);
    must(given.has_value(), "a command that should be granted was refused");
    return std::get<Entry>(*given);
}

Decision PaperBook::consider(const std::vector<Command>& commands, Instant now, Past past) const
{
    std::vector<Identity> identities;
    for (std::size_t i = 0; i < commands.size(); ++i) {
        const std::int64_t number = last_number_ + static_cast<std::int64_t>(i) + 1;
        const auto chance = static_cast<std::uint64_t>(number);
        identities.push_back({{number}, Uuid::time_ordered(now, RestaurantId{1}, chance)});
    }
    const Dice dice{seed_ + static_cast<std::uint64_t>(last_number_)};
    const Pages open = pages(dates_for(commands, now));
    return maitred::decide(open, pointers(commands), lookups(commands, open, now), Terms{now, past},
                           identities, dice);
}

/// The dates that the commands need, and those of the holds that are over on these.
std::set<UtcDate> PaperBook::dates_for(const std::vector<Command>& commands, Instant now) const
{
    std::set<UtcDate> dates;
    const std::vector<Reservation> known = lookups(commands, pages({}), now).reservations;
    for (const Command& command : commands)
        for (const UtcDate date : dates_needed(*room_, command, known, now))
            dates.insert(date);
    for (const Reservation& one : known)
        for (const UtcDate date : dates_touched(room_->grid, one.sitting))
            dates.insert(date);
    for (std::size_t before = dates.size() + 1; before != dates.size();) {
        before = dates.size();
        for (const ReservationId id : expired_holds(pages(dates), now))
            for (const UtcDate date : dates_touched(room_->grid, reservations_.at(id).sitting))
                dates.insert(date);
    }
    return dates;
}

Lookups PaperBook::lookups(const std::vector<Command>& commands, const Pages& pages,
                           Instant now) const
{
    std::set<ReservationId> ids;
    for (const Command& command : commands)
        for (const ReservationId id : reservations_named(command))
            ids.insert(id);
    for (const ReservationId id : expired_holds(pages, now))
        ids.insert(id);
    Lookups found{.kept = kept_};
    for (const ReservationId id : ids)
        if (const auto known = reservations_.find(id); known != reservations_.end())
            found.reservations.push_back(known->second);
    add_parties(commands, now, found);
    return found;
}

/// As a storage finds them: by their claims.
void PaperBook::add_parties(const std::vector<Command>& commands, Instant now, Lookups& found) const
{
    const PartiesNeeded needed =
        parties_needed(*room_, pointers(commands), found.reservations, now);
    std::set<ReservationId> known;
    for (const Reservation& one : found.reservations)
        known.insert(one.id);
    for (const Window& window : needed.windows)
        for (const auto& [place, holder] : claims_)
            if (window.start - std::chrono::hours{24} <= place.first && place.first < window.end)
                if (std::count(needed.tables.begin(), needed.tables.end(), place.second) > 0 &&
                    known.insert(holder).second)
                    found.reservations.push_back(reservations_.at(holder));
    if (needed.unplaced_in)
        for (const auto& [id, party] : reservations_)
            if (!party.table && party.planned && takes_a_table(name_of(party.stage)) &&
                needed.unplaced_in->contains(party.sitting.start) && known.insert(id).second)
                found.reservations.push_back(party);
}

Pages PaperBook::pages(const std::set<UtcDate>& dates) const
{
    Pages pages{room_};
    for (const UtcDate date : dates)
        pages.lay_open(std::make_shared<const DayBook>(day(date)));
    return pages;
}

DayBook PaperBook::day(UtcDate date) const
{
    StoredDay stored{.version = version(date)};
    std::set<StoredDay::Hold> holds;
    const Instant next_day{date + std::chrono::days{1}};
    const auto past = claims_.lower_bound({next_day, TableId{}});
    for (auto claim = claims_.lower_bound({Instant{date}, TableId{}}); claim != past; ++claim) {
        const auto& [place, holder] = *claim;
        stored.claims.push_back({place.second, place.first, holder});
        const auto reservation = reservations_.find(holder);
        must(reservation != reservations_.end(), "a claim belongs to nobody");
        if (const Held* held = std::get_if<Held>(&reservation->second.stage))
            holds.insert({holder, held->until});
    }
    stored.holds.assign(holds.begin(), holds.end());
    for (const auto& [place, block] : blocked_)
        if (utc_date_of(place.first) == date)
            stored.claims.push_back({place.second, place.first, {}, block});
    return lay_out(*room_, date, stored, UtcZones{});
}

std::int64_t PaperBook::version(UtcDate date) const
{
    const auto known = versions_.find(date);
    return known == versions_.end() ? 0 : known->second;
}

void PaperBook::begin_with(const Reservation& reservation)
{
    const auto former = reservations_.find(reservation.id);
    recount(figures_, room_->grid,
            former == reservations_.end() ? std::nullopt : std::optional{former->second},
            reservation);
    reservations_.insert_or_assign(reservation.id, reservation);
    last_number_ = std::max(last_number_, reservation.id.number);
    if (!reservation.table || !takes_a_table(name_of(reservation.stage)))
        return;
    for (const Claim& claim :
         claims_of(room_->grid, reservation.sitting, *reservation.table, reservation.id))
        claims_.insert_or_assign({claim.slot, claim.table}, claim.holder);
    if (seated(reservation))
        timers_[{TimerKind::overstay, reservation.id}] = reservation.sitting.end;
}

void PaperBook::refurnish(Room room)
{
    room.version = room_->version + 1;
    room_ = std::make_shared<const Room>(std::move(room));
}

std::map<TableId, ShownTable> PaperBook::shown(Instant now) const
{
    std::map<TableId, std::vector<const Reservation*>> parties;
    std::set<TableId> unknown;
    for (const auto& [id, party] : reservations_) {
        if (seen_at_its_table(party, now))
            parties[*party.table].push_back(&party);
        if (forgotten(party, now))
            unknown.insert(*party.table);
    }
    std::map<TableId, ShownTable> shown;
    for (const Table& table : room_->tables)
        if (!unknown.contains(table.id))
            shown.emplace(table.id, show(table, parties[table.id], now));
    return shown;
}

std::vector<ReservationId> PaperBook::due(Instant now) const
{
    std::vector<ReservationId> parties;
    for (const auto& [timer, at] : timers_)
        if (timer.kind == TimerKind::overstay && at <= now)
            parties.push_back(timer.which);
    return parties;
}

void PaperBook::write(const Decision& decision, std::size_t commands, Instant now)
{
    const auto shown_before = shown(now);
    must(decision.answers.size() == commands, "a command was not answered");
    last_number_ += static_cast<std::int64_t>(commands);
    write_claims(decision.changes);
    write_events(decision.changes);
    write_timers(decision.changes.timers, now);
    write_figures(decision.changes.figures);
    check_tables(decision.changes.table_events, shown_before, now);
    write_steps(decision.steps);
    for (const KeptAnswer& kept : decision.changes.kept)
        kept_.push_back(kept);
    check_pages(decision.pages);
    if (reservations_.size() < 100 || ++written_ % 64 == 0)
        audit();
}

void PaperBook::write_claims(const Changes& changes)
{
    for (const Claim& claim : changes.freed) {
        if (claim.block != BlockId{}) {
            must(blocked_.erase({claim.slot, claim.table}) == 1, "no block had what one gave back");
            continue;
        }
        const auto place = claims_.find({claim.slot, claim.table});
        must(place != claims_.end(), "a claim was freed that nobody had");
        must(place->second == claim.holder, "a claim was freed that is somebody else's");
        claims_.erase(place);
    }
    for (const Claim& claim : changes.taken) {
        const std::pair place{claim.slot, claim.table};
        must(!blocked_.contains(place), "a table was taken that is out of service");
        if (claim.block != BlockId{}) {
            must(!claims_.contains(place), "a block was put over a sitting");
            blocked_.emplace(place, claim.block);
            continue;
        }
        const bool won = claims_.try_emplace({claim.slot, claim.table}, claim.holder).second;
        must(won, "two sittings share a claim");
    }
}

void PaperBook::write_events(const Changes& changes)
{
    for (const Event& event : changes.events) {
        const auto known = reservations_.find(event.after.id);
        must((known != reservations_.end()) == event.before.has_value(),
             "an event is about a reservation that is new to only one side");
        must(!event.before || *event.before == known->second,
             "an event begins elsewhere than the one before it ended");
        reservations_.insert_or_assign(event.after.id, event.after);
    }
}

/// A timer waits for everybody who sits, and for nobody else.
void PaperBook::write_timers(const Timers& timers, Instant now)
{
    for (const auto& [timer, due] : timers) {
        timers_.erase(timer);
        if (due)
            timers_.emplace(timer, *due);
    }
    for (const auto& [timer, due] : timers_) {
        const auto party = reservations_.find(timer.which);
        must(party != reservations_.end() &&
                 (timer.kind == TimerKind::overstay ? seated(party->second) : held(party->second)),
             "a timer waits for a party that does not sit, or is not held");
    }
    for (const auto& [id, party] : reservations_) {
        must(!seated(party) || forgotten(party, now) || timers_.contains({TimerKind::overstay, id}),
             "nobody looks after a party that sits");
        must(!held(party) || timers_.contains({TimerKind::expiry, id}),
             "nobody looks after a hold");
    }
}

/// Each event of a table begins where the one before it ended; the last one tells how it is seen.
void PaperBook::check_tables(const std::vector<TableEvent>& events,
                             std::map<TableId, ShownTable> shown, Instant now) const
{
    for (const TableEvent& event : events) {
        const auto table = shown.find(event.after.table.id);
        if (table == shown.end())
            continue;
        must(event.before && same(table->second, *event.before),
             "an event of a table begins elsewhere than the table stood");
        must(!same(*event.before, event.after), "an event of a table tells nothing");
        table->second = event.after;
    }
    for (const auto& [id, is] : this->shown(now))
        must(!shown.contains(id) || same(is, shown.at(id)),
             "a table is seen otherwise than its last event says");
}

void PaperBook::write_figures(const FigureSheet& differences)
{
    for (const auto& [key, figures] : differences) {
        must(figures != Figures{}, "a figure changes by nothing");
        Figures& sum = figures_[key];
        sum += figures;
        if (sum == Figures{})
            figures_.erase(key);
    }
}

void PaperBook::write_steps(const std::vector<DayStep>& steps)
{
    must(std::is_sorted(steps.begin(), steps.end()), "the steps are not in the order of dates");
    for (const DayStep& step : steps) {
        must(step.from_version == version(step.date), "a step starts from another version");
        ++versions_[step.date];
    }
}

/// The pages of a decision are those that would be read back.
void PaperBook::check_pages(const Pages& pages) const
{
    for (const auto& open : pages.days())
        must(in_order(*open) == in_order(day(open->date)), "a page differs from what was written");
}

/// Claims are exactly those of the sittings that have a table.
void PaperBook::audit() const
{
    std::size_t claims = 0;
    for (const auto& [id, reservation] : reservations_) {
        const StageName stage = name_of(reservation.stage);
        must(reservation.table.has_value() || !needs_a_table(stage), "a sitting has no table");
        if (!takes_a_table(stage) || !reservation.table)
            continue;
        for (const Claim& claim :
             claims_of(room_->grid, reservation.sitting, *reservation.table, id)) {
            const auto place = claims_.find({claim.slot, claim.table});
            must(place != claims_.end() && place->second == id, "a sitting lacks a claim");
            ++claims;
        }
    }
    must(claims == claims_.size(), "a claim belongs to no sitting");
    FigureSheet counted;
    for (const auto& [id, reservation] : reservations_)
        recount(counted, room_->grid, std::nullopt, reservation);
    must(counted == figures_, "the figures are not those of the book");
}

} // namespace maitred
