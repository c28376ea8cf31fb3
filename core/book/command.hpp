#pragma once

#include "core/base/instant.hpp"
#include "core/booking/availability.hpp"
#include "core/booking/reservation.hpp"

#include <functional>
#include <optional>
#include <string>
#include <variant>

namespace maitred {

/// A party wants a table at a time, for its turn time. With `held_for` the table is only held,
/// until that long after now.
struct Book {
    Instant time;
    int party;
    Contact contact;
    Source source;
    std::optional<std::chrono::microseconds> held_for = {};
};

/// A hold becomes a reservation; an expired one too, while its place is free and its start to come.
struct Confirm {
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

/// How does the slot of this time stand? Changes nothing.
struct Ask {
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

    friend bool operator==(const Entry&, const Entry&) = default;
};

/// The command was carried out before: what was answered then.
struct Repeated {
    std::string answer;

    friend bool operator==(const Repeated&, const Repeated&) = default;
};

using Answer = std::variant<Entry, Repeated, Availability>;

/// How a retried command is recognised, and what its answer will have been.
struct Retry {
    RetryKey key;
    std::function<std::string(const Entry&)> answer;
};

/// One wish that waits at the desk of a day.
struct Command {
    std::variant<Book, Confirm, Move, Cancel, Ask> wish;
    std::string actor = {}; ///< who asks, for the activity log: "guest", "account:12"
    std::optional<Retry> retry = {};
};

} // namespace maitred
