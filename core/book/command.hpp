#pragma once

#include "core/base/instant.hpp"
#include "core/booking/availability.hpp"
#include "core/booking/reservation.hpp"
#include "core/floor/block.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace maitred {

/// A party wants a table at a time, for its turn time.
struct Book {
    Instant time;
    int party;
    Contact contact;
    Source source;
};

/// A party wants a table held from a time on, for its turn time: this one by name, or one that the
/// house chooses. It is held until so long after now, and given back by itself.
struct Hold {
    Instant time;
    int party;
    Contact contact;
    Source source;
    std::chrono::microseconds held_for; ///< more than nothing
    std::optional<TableId> at_table = {};
    std::optional<AccountId> member = {};
    Language language = Language::english;
};

/// A hold becomes a reservation; an expired one too, while its place is free and its start to come.
struct Confirm {
    ReservationId id;
};

/// A hold that is over is put on record as expired; another one stays as it is. Repeatable.
struct Expire {
    ReservationId id;
};

/// A reservation gets another time or party; the old place is given up only if the new one is won.
struct Move {
    ReservationId id;
    Instant time;
    int party;
};

/// A reservation is given up and its place freed. Repeatable.
struct Cancel {
    ReservationId id;
};

/// A party gets this table by name. A party that only has it until it comes is moved, or becomes
/// unplaced; one that has it by name is in the way.
struct Assign {
    TableId table;
    bool however_large = false; ///< also a party that the table is too small for
};

/// A party has no table by name any more. One is kept for it, if one is free.
struct Unassign {};

using TableWish = std::variant<std::monostate, Assign, Unassign>; ///< monostate: as it is

/// The floor writes a party down. With a time it counts: a table is kept for it, if one is free,
/// and it is unplaced if none is. Without, it waits at the door. A stage of parties that are
/// there: waitlisted to seated, but not held.
struct Enter {
    int party;
    Contact contact;
    std::optional<Instant> time;
    StageName stage = StageName::waitlisted;
    TableWish table = {};
    PartyTimes times = {}; ///< where given; the others are stamped with the stage
};

/// The floor changes what it knows of a party, and where the party stands and sits. What is not
/// given stays. A party that is seated has its table from now until the later of its planned end
/// and a turn from now.
struct Amend {
    ReservationId id;
    std::optional<Name> name = {};
    std::optional<int> party = {};
    std::optional<std::string> notes = {};
    std::optional<Instant> time = {};
    std::optional<StageName> stage = {};
    TableWish table = {};
    PartyTimes times = {};
};

/// Looks after a party that may sit longer than was planned: it gets the next slot, if nobody has
/// its table by name then. If somebody has, that is put on record, and tried again later.
struct Tend {
    ReservationId id;
};

/// A party without a table in the room, because it has left it or none was free, gets one if it
/// can.
struct Replace {
    ReservationId id;
};

/// A table is wanted for a window, whatever the turn time: this one by name, or one that the house
/// chooses. Nobody is moved for it.
struct Reserve {
    Window sitting;
    int party;
    Contact contact;
    Source source;
    std::optional<TableId> at_table = {};
    std::optional<AccountId> member = {};
    std::string occasion = {};
    Language language = Language::english;
};

/// What is not given of such a reservation stays. It gets another place only if the new one is won,
/// and keeps a table that it has by name.
struct Rebook {
    ReservationId id;
    std::optional<Name> name = {};
    std::optional<Phone> phone = {};
    std::optional<int> party = {};
    std::optional<std::string> occasion = {};
    std::optional<StageName> stage = {};
    std::optional<Window> sitting = {};
    std::optional<TableId> at_table = {};
};

/// A table goes out of service for a window of at most 31 days. Those who have it then are in the
/// way, kept (the block is around them), or cancelled; whoever sits there stays in any case.
struct PlaceBlock {
    BlockId block;
    TableId of_table;
    Window window;
    std::string reason;
    ToCome to_come = ToCome::refuse;
};

/// The block is over, as far as it has not been. Repeatable.
struct LiftBlock {
    Block lifted;
};

/// How does the slot of this time stand? Changes nothing.
struct Ask {
    Instant time;
    int party;
};

/// Which tables could a party have that came at this time, for its turn time? Changes nothing.
struct AskTables {
    Instant time;
    int party;
};

/// Who sends a request again shows the same key: the surface, route and caller that it belongs to,
/// and the fingerprint of what was asked.
struct RetryKey {
    std::string scope;
    std::string key;
    std::string fingerprint;

    friend auto operator<=>(const RetryKey&, const RetryKey&) = default;
};

/// An answer that was given once and will be given again.
struct KeptAnswer {
    RetryKey retry_key;
    std::string answer;
    Instant at;

    friend bool operator==(const KeptAnswer&, const KeptAnswer&) = default;
};

/// What the book says of a reservation after a command.
struct Entry {
    Reservation reservation;
    std::string table_number; ///< empty where it has no table
    Uuid table = {};          ///< all zeros where it has none

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// The command was carried out before: what was answered then.
struct Repeated {
    std::string answer;

    friend bool operator==(const Repeated&, const Repeated&) = default;
};

/// A block was placed or lifted, and who was cancelled for it.
struct Blocked {
    Block block;
    std::vector<ReservationId> cancelled = {};

    friend bool operator==(const Blocked&, const Blocked&) = default;
};

using Answer = std::variant<Entry, Repeated, Availability, Blocked, FreeTables>;

/// How a retried command is recognised, and what its answer will have been.
struct Retry {
    RetryKey key;
    std::function<std::string(const Entry&)> answer;
    std::function<std::string(const Blocked&)> answer_of_a_block = {};
};

/// The same for what is not decided at the desk.
template <class Result> struct Retried {
    RetryKey key;
    std::function<std::string(const Result&)> answer;
};

/// One wish that waits at the desk of a day.
struct Command {
    std::variant<Book, Confirm, Move, Cancel, Ask, Enter, Amend, Tend, Replace, Reserve, Rebook,
                 PlaceBlock, LiftBlock, Hold, Expire, AskTables>
        wish;
    std::string actor = {}; ///< who asks, for the activity log: "guest", "account:12"
    std::optional<Retry> retry = {};
    /// For how long it waits in a queue while another one is decided that wants the very same table
    /// at the very same time; nothing: until it is its turn.
    std::optional<std::chrono::milliseconds> patience = {};
};

} // namespace maitred
