#include "adapters/http/surfaces/guest/booking_form.hpp"

#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/time.hpp"

#include <cmath>

namespace maitred::http::guest {
namespace {

namespace json = boost::json;

std::optional<Instant> read_booking_time(const json::object& body,
                                         std::vector<Complaint>& complaints)
{
    const json::value& input = body.at("time");
    const json::string* text = input.if_string();
    const auto time = text ? read_time(*text) : std::nullopt;
    if (!time)
        complaints.push_back({Reason::bad_time, "time", input});
    return time;
}

/// A whole number, however it is spelt: 4, 4.0 and "4".
std::optional<std::int64_t> whole_number(const json::value& input)
{
    if (const std::int64_t* number = input.if_int64())
        return *number;
    if (const double* number = input.if_double())
        return std::trunc(*number) == *number && std::abs(*number) < 1e9
                   ? std::optional{static_cast<std::int64_t>(*number)}
                   : std::nullopt;
    if (const json::string* text = input.if_string())
        return read_decimal(trimmed({text->data(), text->size()}));
    return std::nullopt;
}

std::optional<int> read_party(const json::object& body, int largest_party,
                              std::vector<Complaint>& complaints)
{
    const json::value& input = body.at("guests");
    const auto number = whole_number(input);
    if (number && *number >= 1 && *number <= largest_party)
        return static_cast<int>(*number);
    complaints.push_back({Reason::bad_party, "guests", input});
    return std::nullopt;
}

/// A text that is checked once, at the door: `Text::of` says whether it is one.
template <class Text>
std::optional<Text> read_text(const json::object& body, std::string_view field, Reason reason,
                              std::vector<Complaint>& complaints)
{
    if (lacks(body, field))
        return std::nullopt;
    const json::value& input = body.at(field);
    if (const json::string* text = input.if_string()) {
        const Outcome<Text> read = Text::of({text->data(), text->size()});
        if (read)
            return *read;
    }
    complaints.push_back({reason, std::string{field}, input});
    return std::nullopt;
}

std::vector<std::string> missing_in(const json::object& body)
{
    std::vector<std::string> missing;
    for (const char* field : {"time", "guests", "name", "email"})
        if (lacks(body, field))
            missing.emplace_back(field);
    return missing;
}

} // namespace

bool lacks(const json::object& body, std::string_view field)
{
    const json::value* value = body.if_contains(field);
    return !value || value->is_null() || (value->is_string() && value->get_string().empty());
}

std::optional<Email> read_email(const json::object& body, std::vector<Complaint>& complaints)
{
    return read_text<Email>(body, "email", Reason::bad_email, complaints);
}

std::optional<Name> read_name(const json::object& body, std::vector<Complaint>& complaints)
{
    return read_text<Name>(body, "name", Reason::bad_name, complaints);
}

std::optional<Phone> read_phone(const json::object& body, std::vector<Complaint>& complaints)
{
    return read_text<Phone>(body, "phone", Reason::bad_phone, complaints);
}

ReadBookingForm read_booking_form(const json::object& body, int largest_party)
{
    ReadBookingForm read{.missing = missing_in(body)};
    if (!read.missing.empty())
        return read;
    const auto time = read_booking_time(body, read.complaints);
    const auto party = read_party(body, largest_party, read.complaints);
    const auto name = read_name(body, read.complaints);
    const auto email = read_email(body, read.complaints);
    const auto phone = read_phone(body, read.complaints);
    if (read.complaints.empty())
        read.form =
            BookingForm{*time, *party, Contact{.name = *name, .email = email, .phone = phone}};
    return read;
}

} // namespace maitred::http::guest
