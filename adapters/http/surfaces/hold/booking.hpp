#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/reading.hpp"

namespace maitred::http::hold {

/// A reservation that a path names, and where it is.
struct Found {
    Reservation reservation;
    Profile restaurant;
};
/// 400 for what is no UUID, 404 for none of ours.
std::variant<Found, Response> reservation_in_path(const Ground& ground, const Asking& asking);

/// Whether this is whose reservation it is, by their token.
bool is_theirs(const Asking& asking, const Reservation& reservation);
/// Lets whoever has shown that it is theirs change a reservation: by their customer's token, by
/// that of an administrator, or by the reservation's own in X-Reservation-Token. Else why not.
std::optional<Response> why_not(const Ground& ground, const Asking& asking, const Found& found);

/// Whether the customer has made or been given a reservation there, or registered there.
bool is_customer_of(Accounts& accounts, AccountId customer, RestaurantId restaurant);

/// The reservation as whoever asks may see it: in full if it is theirs or they administer it; with
/// the token of the reservation, but for whom it is; else what everybody may see by its id.
boost::json::object shown_to(const Ground& ground, const Asking& asking, const Found& found,
                             const Reservation& now_is);

/// What a reservation's own token is: nobody can make it but we, and nothing secret is kept.
std::string manage_token(const Seals& seals, const Uuid& reservation);

/// In which fields a time stands.
struct TimeFields {
    const char* date = "reservation_date";
    const char* time = "reservation_time";
};
/// "2030-09-10" and "19:30" or "19:30:00" on the restaurant's clock; complains of what is no date,
/// no time, or is skipped by the clock. Nothing where either is not given or wrong.
std::optional<Instant> read_time(Form& form, const WallClock& clock, const TimeFields& fields = {});

/// Sends the command to the desk, and answers with what `text` makes of the entry.
struct Errand {
    Command command;
    std::optional<RetryKey> retry_key = {};
    std::function<std::string(const Entry&)> text;
    /// What is made of an answer before it is sent, the first time and each time again.
    std::function<Response(std::string body)> dress;
    std::string_view wanted_status = {};      ///< where to; for a no that names it
    std::optional<TableId> wanted_table = {}; ///< which; for a no that names it
};
void ask_desk(const Ground& ground, const Asking& asking, RestaurantId restaurant, Instant day,
              Errand errand, Responder answer);

} // namespace maitred::http::hold
