#pragma once

#include "core/book/decide.hpp"

#include <map>

namespace maitred {

/// A decision while it is being made: the pages as the commands so far have left them, and what
/// they want written. One use: answer each command in turn, then conclude.
class Deliberation {
public:
    Deliberation(Pages pages, const Lookups& lookups, const Terms& terms, Dice dice);

    void release_expired_holds();
    Outcome<Answer> answer(const Command& command, const Identity& identity);
    Decision conclude(std::vector<Outcome<Answer>> answers) &&;

private:
    Outcome<Answer> carry_out(const Command& command, const Identity& identity);
    Outcome<Entry> carry_out(const Book& wish, const Identity& identity);
    Outcome<Entry> carry_out(const Confirm& wish);
    Outcome<Entry> carry_out(const Move& wish);
    Outcome<Entry> carry_out(const Cancel& wish);
    Availability look(const Ask& wish);

    const KeptAnswer* kept_for(const RetryKey& key) const;
    Outcome<Reservation*> named(ReservationId id);
    Outcome<Entry> confirm_again(Reservation& expired);
    Refusal denied(Reason reason, Slot wanted, int party);
    std::set<UtcDate> dates_of(Slot slot, int party) const;

    /// The table for this party in this slot: `favourite` if it can be had, else by the policy.
    Outcome<std::size_t> find_table(Slot slot, int party, std::optional<TableId> favourite);
    void take_place(const Reservation& reservation);
    void free_place(const Reservation& reservation);
    Entry record(EventKind kind, std::optional<Reservation> before, const Reservation& after);

    Pages pages_;
    Terms terms_;
    Dice dice_;
    std::map<ReservationId, Reservation> known_;
    std::map<std::pair<std::string, std::string>, KeptAnswer> kept_; ///< by scope and key
    std::string actor_;
    Changes changes_;
    std::set<UtcDate> written_;
    std::set<UtcDate> denied_;
};

} // namespace maitred
