#pragma once

#include "core/book/decide.hpp"
#include "core/book/lay_out.hpp"
#include "tests/support/parties.hpp"
#include "tests/support/rooms.hpp"

#include <map>
#include <set>
#include <stdexcept>

namespace maitred {

/// A book kept on paper, beside the one under test: claims as the database would have them, day
/// versions, reservations, timers, kept answers, blocks, figures.
///
/// It has decisions made, checks each against what it knows, and writes it down. What it finds
/// wrong it throws as std::logic_error, so that every test and the fuzzer check the same things: a
/// decision takes only what is free and frees only what is taken by that holder, its versions are
/// right, its figures add up, its pages are those that would be read back, what it tells of a table
/// is how the table is seen, a timer waits for whoever sits, and nothing that was refused leaves a
/// trace.
class PaperBook {
public:
    explicit PaperBook(Room room, std::uint64_t seed = 1)
        : room_{std::make_shared<const Room>(std::move(room))}, seed_{seed}
    {
    }

    /// Commands that are decided together.
    Decision decide(const std::vector<Command>& commands, Instant now, Past past = Past::refused);
    /// One command alone.
    Outcome<Answer> answer(const Command& command, Instant now, Past past = Past::refused);
    /// One command that is granted with an entry.
    Entry enter(const Command& command, Instant now, Past past = Past::refused);

    /// What `decide` would say, without writing it down.
    Decision consider(const std::vector<Command>& commands, Instant now,
                      Past past = Past::refused) const;

    /// The pages of these dates, read from the paper.
    Pages pages(const std::set<UtcDate>& dates) const;
    /// What is known of the reservations that these commands and the pages' expired holds name.
    Lookups lookups(const std::vector<Command>& commands, const Pages& pages, Instant now) const;

    const Room& room() const { return *room_; }
    const std::map<ReservationId, Reservation>& reservations() const { return reservations_; }
    /// Who has which table in which slot.
    const std::map<std::pair<Instant, TableId>, ReservationId>& claims() const { return claims_; }
    const std::vector<KeptAnswer>& kept() const { return kept_; }
    std::int64_t version(UtcDate date) const;

    /// How the tables of the room are seen at `now`, but for those at which a party was forgotten.
    std::map<TableId, ShownTable> shown(Instant now) const;
    /// Which block has which table in which slot.
    const std::map<std::pair<Instant, TableId>, BlockId>& blocked() const { return blocked_; }

    /// The parties that are to be looked after at `now`.
    std::vector<ReservationId> due(Instant now) const;

    /// Goes through the whole book. A small one is audited after every decision, a large one now
    /// and then.
    void audit() const;

    /// Writes a reservation down as if it had always been there.
    void begin_with(const Reservation& reservation);
    /// What was repaired in the room, a table taken out or hours changed, with all claims kept.
    void refurnish(Room room);

private:
    std::set<UtcDate> dates_for(const std::vector<Command>& commands, Instant now) const;
    void add_parties(const std::vector<Command>& commands, Instant now, Lookups& found) const;
    DayBook day(UtcDate date) const;
    void write(const Decision& decision, std::size_t commands, Instant now);
    void write_claims(const Changes& changes);
    void write_events(const Changes& changes);
    void write_timers(const Timers& timers, Instant now);
    void write_figures(const FigureSheet& differences);
    void write_steps(const std::vector<DayStep>& steps);
    void check_tables(const std::vector<TableEvent>& events, std::map<TableId, ShownTable> shown,
                      Instant now) const;
    void check_pages(const Pages& pages) const;

    std::shared_ptr<const Room> room_;
    std::uint64_t seed_;
    std::int64_t last_number_ = 0;
    std::int64_t written_ = 0;
    std::map<ReservationId, Reservation> reservations_;
    std::map<std::pair<Instant, TableId>, ReservationId> claims_;
    std::map<std::pair<Instant, TableId>, BlockId> blocked_;
    FigureSheet figures_;
    std::map<UtcDate, std::int64_t> versions_;
    std::vector<KeptAnswer> kept_;
    std::map<Timer, Instant> timers_;
};

} // namespace maitred
