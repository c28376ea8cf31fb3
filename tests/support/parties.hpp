#pragma once

#include "core/book/command.hpp"
#include "tests/support/hours.hpp"

namespace maitred {

inline Contact ada()
{
    return {*Name::of("Ada Lovelace"), *Email::of("ada@example.org"),
            *Phone::of("+44 20 7946 0000")};
}

/// The size of a party, so that tests read party_of(4) where a bare 4 would say nothing.
constexpr int party_of(int covers)
{
    return covers;
}

/// A party wants a table.
inline Command table_for(int party, Instant time)
{
    return {Book{time, party, ada(), Source::guest_surface}, "guest"};
}

/// A party wants a table held for a while.
inline Command hold_for(int party, Instant time, std::chrono::microseconds while_it_thinks)
{
    return {Hold{time, party, ada(), Source::hold_surface, while_it_thinks}, "guest"};
}

inline Command confirm(ReservationId id)
{
    return {Confirm{id}, "guest"};
}

inline Command move(ReservationId id, Instant time, int party)
{
    return {Move{id, time, party}, "guest"};
}

inline Command cancel(ReservationId id)
{
    return {Cancel{id}, "guest"};
}

inline Command ask(Instant time, int party)
{
    return {Ask{time, party}, "guest"};
}

/// The command, sent with a retry key; its answer will have been "reservation <id>".
inline Command with_key(Command command, std::string key, std::string fingerprint)
{
    command.retry = Retry{{"guest post_reservation", std::move(key), std::move(fingerprint)},
                          [](const Entry& entry) {
                              return "reservation " + std::to_string(entry.reservation.id.number);
                          }};
    return command;
}

} // namespace maitred
