#pragma once

#include "core/base/id.hpp"
#include "core/base/text.hpp"
#include "core/booking/stage.hpp"
#include "core/notices/language.hpp"

#include <optional>
#include <string>

namespace maitred {

/// Where a reservation was made.
enum class Source { guest_surface, member_surface, floor_surface, hold_surface, walk_in, seed };

std::string_view text_of(Source source);
std::optional<Source> source_named(std::string_view text);

/// Who asked for a table, as they said it: the reservation keeps its own copy.
struct Contact {
    Name name;
    std::optional<Email> email;
    std::optional<Phone> phone;
    std::string notes = {}; ///< at most 2,000 characters

    friend bool operator==(const Contact&, const Contact&) = default;
};

/// When the stages in which a party was there were reached, as the floor knows or was told.
struct PartyTimes {
    std::optional<Instant> checked_in = {};
    std::optional<Instant> seated = {};
    std::optional<Instant> finished = {};

    friend bool operator==(const PartyTimes&, const PartyTimes&) = default;
};

/// A party's place in the book.
struct Reservation {
    ReservationId id;
    Uuid uuid;
    Contact contact;
    int party; ///< covers, 1 or more
    Window sitting;
    std::optional<TableId> table; ///< nothing: the party is unplaced, or waits at the door
    bool pinned = false;          ///< the table was asked for by name and is not rearranged
    Stage stage;
    Source source;
    Instant made_at;
    Instant changed_at = made_at;
    std::optional<Instant> planned = sitting.start; ///< nothing: a walk-in
    PartyTimes times = {};
    std::optional<AccountId> member = {};  ///< whose it is, if they logged in to make it
    std::string occasion = {};             ///< what is celebrated: at most 200 characters
    Language language = Language::english; ///< in which the guest is told of it
    int revision = 0;                      ///< how often it was changed

    friend bool operator==(const Reservation&, const Reservation&) = default;
};

} // namespace maitred
