#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/reading.hpp"

namespace maitred::http::member {

/// The house as one request finds it.
struct HouseNow {
    std::vector<KnownTable> tables;
    WallClock clock;
    Instant now;

    HouseNow(const Ground& ground, StorageSession& session)
        : tables{session.tables()}, clock{ground.zones, session.profile().time_zone},
          now{ground.clock.now()}
    {
    }
};

/// The booking whose number is in the path; nothing where the house has none such.
std::optional<Reservation> booking_in_path(const Request& request, StorageSession& session);

/// `{success, message, booking}` with what the book says of the booking then.
/// `table` is the number of the booking's table, also where it does not have that any more.
std::string written(const char* message, const Entry& entry, std::string_view table,
                    const WallClock& clock, Instant now);

/// Sends the command to the desk, and answers with `text`.
void ask_desk(const Ground& ground, const Known& known, Instant day, Command command,
              std::optional<RetryKey> retry_key, std::function<std::string(const Entry&)> text,
              Responder answer);

} // namespace maitred::http::member
