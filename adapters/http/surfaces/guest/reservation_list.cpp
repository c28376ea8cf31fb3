#include "adapters/http/surfaces/guest/handlers.hpp"
#include "adapters/http/surfaces/guest/say.hpp"
#include "adapters/http/surfaces/guest/table_number.hpp"
#include "adapters/http/text/time.hpp"
#include "core/base/ensure.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <algorithm>

namespace maitred::http::guest {
namespace {

namespace json = boost::json;

std::string_view status_of_stage(StageName stage)
{
    switch (stage) {
    case StageName::waitlisted:
    case StageName::held: return "pending";
    case StageName::confirmed:
    case StageName::running_late:
    case StageName::partially_arrived:
    case StageName::arrived:
    case StageName::seated: return "confirmed";
    case StageName::finished: return "completed";
    case StageName::cancelled:
    case StageName::expired: return "cancelled";
    case StageName::no_show: return "no_show";
    }
    stop_at_bug("a stage outside its enumeration");
}

template <class Text> json::value text_or_null(const std::optional<Text>& text)
{
    return text ? json::value(text->text()) : json::value(nullptr);
}

json::object shown(const ListedReservation& listed, Instant now)
{
    const Reservation& reservation = listed.reservation;
    const Contact& contact = reservation.contact;
    return {{"id", reservation.id.number},
            {"time", write_time(reservation.sitting.start)},
            {"tableNumber", shown_table_number(listed.table_number)},
            {"guests", reservation.party},
            {"status", status_of_stage(stage_at(reservation.stage, now))},
            {"customer", json::object{{"id", listed.guest ? json::value(listed.guest->number)
                                                          : json::value(nullptr)},
                                      {"name", contact.name.text()},
                                      {"email", text_or_null(contact.email)},
                                      {"phone", text_or_null(contact.phone)}}}};
}

json::object shown(const ListReservations::Listed& listed, Instant now)
{
    json::array reservations;
    for (const ListedReservation& one : listed.shown.reservations)
        reservations.push_back(shown(one, now));
    return {{"page", listed.page},
            {"pageSize", listed.page_size},
            {"total", listed.shown.total},
            {"reservations", std::move(reservations)}};
}

/// The name of an authentication scheme may be written in any case (RFC 9110, 11.1).
bool begins_with_scheme(std::string_view text, std::string_view scheme)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::ranges::equal(text.substr(0, scheme.size()), scheme, {}, lower);
}

bool shows_token(const Ground& ground, const Request& request)
{
    constexpr std::string_view scheme = "bearer ";
    const std::string_view given = request.header("authorization");
    return !ground.admin_token.empty() && begins_with_scheme(given, scheme) &&
           ground.seals.equal(ground.admin_token, given.substr(scheme.size()));
}

/// A page number may be absurd, and is clamped; it must be a whole number.
std::optional<std::int64_t> read_page(const Request& request, std::string_view field,
                                      std::int64_t otherwise)
{
    const std::string* text = request.parameter(field);
    if (!text || text->empty())
        return otherwise;
    if (const auto number = read_decimal(*text))
        return *number;
    const std::size_t sign = text->front() == '-' || text->front() == '+' ? 1 : 0;
    const bool digits =
        text->size() > sign && text->find_first_not_of("0123456789", sign) == std::string::npos;
    if (!digits)
        return std::nullopt;
    constexpr std::int64_t beyond = std::numeric_limits<std::int64_t>::max();
    return text->front() == '-' ? -beyond : beyond;
}

/// The filter, or everything that is wrong with the request's parameters.
struct ReadList {
    std::vector<Complaint> complaints = {};
    bool matches_nobody = false; ///< a filter that no reservation can pass
    ReservationFilter filter = {};
};

ReadList read_list(const Ground& ground, const Request& request, UtcDate date)
{
    ReadList read{.filter = {.date = date}};
    if (const std::string* text = request.parameter("customer_email"); text && !text->empty()) {
        const Outcome<Email> email = Email::of(*text);
        read.matches_nobody = !email;
        if (email)
            read.filter.email = *email;
    }
    if (const std::string* text = request.parameter("table"); text && !text->empty())
        read.filter.table_number = *text;
    if (const std::string* text = request.parameter("slot"); text && !text->empty()) {
        const auto time = read_time(*text);
        if (time)
            read.filter.starts_in = ground.grid.slot_at(*time).sitting(ground.grid.step());
        else
            read.complaints.push_back({Reason::bad_time, "slot", json::value(*text)});
    }
    return read;
}

} // namespace

void get_reservations(const Ground& ground, const Request& request, Responder answer)
{
    if (!shows_token(ground, request)) {
        Response refused = say(401, "UNAUTHORIZED", "This list needs the admin token.");
        refused.headers.emplace_back("WWW-Authenticate", "Bearer");
        return answer(std::move(refused));
    }
    const std::string* text = request.parameter("date");
    if (!text || text->empty())
        return answer(say(400, "MISSING_DATE", "The parameter 'date' is missing."));
    const auto date = read_date(*text);
    if (!date)
        return answer(say(422, "BAD_DATE", "The date is not a YYYY-MM-DD date."));
    const auto page = read_page(request, "page", 1);
    const auto page_size = read_page(request, "page_size", 20);
    if (!page || !page_size)
        return answer(say(422, "BAD_PAGE", "page and page_size are whole numbers."));
    const ReadList read = read_list(ground, request, *date);
    if (!read.complaints.empty())
        return answer(say(read.complaints));
    ListReservations::Listed listed = ground.list_reservations({read.filter, *page, *page_size});
    if (read.matches_nobody)
        listed.shown = {};
    answer(show(200, shown(listed, ground.clock.now())));
}

} // namespace maitred::http::guest
