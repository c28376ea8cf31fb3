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
    Outcome<Entry> carry_out(const Move& wish);
    Outcome<Entry> carry_out(const Cancel& wish);
    // These stand in deliberation_of_holds.cpp.
    Outcome<Entry> carry_out(const Hold& wish, const Identity& identity);
    Outcome<Entry> carry_out(const Confirm& wish);
    Outcome<Entry> carry_out(const Expire& wish);
    // These stand in deliberation_on_the_floor.cpp; places, in deliberation_of_places.cpp.
    Outcome<Entry> carry_out(const Enter& wish, const Identity& identity);
    Outcome<Entry> carry_out(const Amend& wish);
    Outcome<Entry> carry_out(const Tend& wish);
    Outcome<Entry> carry_out(const Replace& wish);
    // These, in deliberation_for_members.cpp.
    Outcome<Entry> carry_out(const Reserve& wish, const Identity& identity);
    Outcome<Entry> carry_out(const Rebook& wish);
    Outcome<Blocked> carry_out(const PlaceBlock& wish);
    Outcome<Blocked> carry_out(const LiftBlock& wish);
    Availability look(const Ask& wish);
    FreeTables look(const AskTables& wish);

    void keep(const RetryKey& key, std::string answer);
    const KeptAnswer* kept_for(const RetryKey& key) const;
    Outcome<Reservation*> named(ReservationId id);
    Outcome<Entry> confirm_again(Reservation& expired);
    Entry expire(Reservation before);
    /// The transition that was asked for is not in the table.
    Refusal not_from(const Reservation& reservation) const;
    Refusal denied(Reason reason, Slot wanted, int party);
    std::set<UtcDate> dates_of(Slot slot, int party) const;
    /// A no that the copies of these dates, or of the room, are the reason of.
    Reason doubted(Reason reason, const Window& sitting);

    /// The table for this party in this slot: `favourite` if it can be had, else by the policy.
    Outcome<std::size_t> find_table(Slot slot, int party, std::optional<TableId> favourite);
    /// Gives the party a place as it wishes, or says why not and leaves everything as it was. Its
    /// former place is free.
    std::optional<Reason> place(Reservation& party, const TableWish& wish);
    std::optional<Reason> place_at(Reservation& party, std::size_t table);
    std::optional<std::size_t> free_table_for(const Reservation& party);
    std::vector<Reservation> in_the_way_of(const Reservation& party, TableId table) const;
    void place_the_unplaced();
    void find_others_a_place(const std::vector<Reservation>& displaced);
    bool of_this_service(Instant start) const;
    std::optional<Reason> why_not_at(const Window& sitting) const;
    Outcome<Reservation> amended(const Reservation& before, const Amend& wish) const;

    /// The table by name, or one that the house chooses, for a window without moving anybody.
    Outcome<std::size_t> find_table_for(const Window& sitting, int party,
                                        std::optional<TableId> by_name,
                                        std::optional<TableId> favourite);
    std::vector<Reservation> those_at(TableId table, const Window& window) const;
    Entry cancel(Reservation before);
    void put_on_record(EventKind kind, const Block& block);
    void write_in(const Window& window);

    void take_place(const Reservation& reservation);
    void free_place(const Reservation& reservation);
    Entry record(EventKind kind, std::optional<Reservation> before, Reservation after);
    Entry entry_of(const Reservation& reservation) const;
    void show_table(TableId table, const std::optional<Reservation>& before,
                    const Reservation& after);
    void tell(const std::optional<Reservation>& before, const Reservation& after);
    void set_timer(const std::optional<Reservation>& before, const Reservation& after);

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
