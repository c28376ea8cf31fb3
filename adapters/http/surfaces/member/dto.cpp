#include "adapters/http/surfaces/member/dto.hpp"

#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/time.hpp"
#include "adapters/http/text/time_of_day.hpp"
#include "core/base/ensure.hpp"

#include <cmath>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr std::chrono::minutes a_day{24 * 60};

json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value(nullptr)
                        : json::value(json::string_view{text.data(), text.size()});
}

/// A whole number without a fraction: Boost.JSON would write it as 1.2E2.
json::value plain(double number)
{
    constexpr double beyond_doubt = 9'000'000'000'000'000;
    if (number == std::floor(number) && std::abs(number) < beyond_doubt)
        return static_cast<std::int64_t>(number);
    return number;
}

/// The end of a booking: midnight after its own date is that date's 24:00, so that what is shown
/// can be sent again.
std::string end_of(const Window& sitting, const WallClock& clock)
{
    const bool at_midnight =
        clock.time_of_day(sitting.end) == "00:00" &&
        clock.date_of(sitting.end) == clock.date_of(sitting.start) + std::chrono::days{1};
    return at_midnight ? write_time_of_day(a_day) : clock.time_of_day(sitting.end);
}

} // namespace

std::string_view status_of(StageName stage)
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

std::optional<StageName> stage_of_status(std::string_view status)
{
    using enum StageName;
    for (const StageName stage : {confirmed, cancelled, finished, no_show})
        if (status_of(stage) == status)
            return stage;
    return std::nullopt;
}

std::string_view source_of(Source source)
{
    switch (source) {
    case Source::guest_surface:
    case Source::member_surface:
    case Source::seed: return "web";
    case Source::hold_surface: return "api";
    case Source::floor_surface: return "phone";
    case Source::walk_in: return "walk_in";
    }
    stop_at_bug("a source outside its enumeration");
}

json::object shown(const Reservation& booking, std::string_view table, const WallClock& clock,
                   Instant now)
{
    const Contact& contact = booking.contact;
    return {{"id", booking.id.number},
            {"user_id", booking.member ? json::value(booking.member->number) : json::value()},
            {"table_number", shown_number(table)},
            {"booking_date", clock.date(booking.sitting.start)},
            {"start_time", clock.time_of_day(booking.sitting.start)},
            {"end_time", end_of(booking.sitting, clock)},
            {"guest_name", contact.name.text()},
            {"guest_phone", text_or_null(contact.phone ? contact.phone->text() : "")},
            {"number_of_people", booking.party},
            {"special_occasion", text_or_null(booking.occasion)},
            {"status", status_of(stage_at(booking.stage, now))},
            {"source", source_of(booking.source)},
            {"created_at", write_time(booking.made_at)},
            {"updated_at", write_time(booking.changed_at)}};
}

json::object shown(const Account& account, Role role)
{
    return {{"id", account.id.number},
            {"username", account.username ? account.username->text() : account.email.text()},
            {"email", account.email.text()},
            {"full_name", account.first_name},
            {"phone", text_or_null(account.phone)},
            {"role", role_of(role)},
            {"is_active", account.active},
            {"created_at", write_time(account.made_at)}};
}

json::object shown(const Table& table, bool active)
{
    const auto at = [&table](double Position::*axis) {
        return table.location ? plain((*table.location).*axis) : json::value();
    };
    return {{"id", table.id.number},
            {"table_number", shown_number(table.number)},
            {"name", name_of(table)},
            {"seats", table.seats},
            {"location_x", at(&Position::x)},
            {"location_y", at(&Position::y)},
            {"table_type", text_or_null(table.kind)},
            {"is_active", active},
            {"created_at", write_time(table.made_at)}};
}

json::object shown(const TimeSlot& slot)
{
    return {{"id", slot.id.number},
            {"start_time", write_time_of_day(slot.starts)},
            {"end_time", write_time_of_day(slot.ends)},
            {"slot_duration", slot.duration.count()},
            {"is_active", slot.active},
            {"created_at", write_time(slot.made_at)}};
}

json::object shown(const Block& block, std::string_view table)
{
    return {{"id", block.id.number},
            {"table_number", shown_number(table)},
            {"start", write_time(block.window.start)},
            {"end", write_time(block.window.end)},
            {"reason", text_or_null(block.reason)},
            {"created_at", write_time(block.made_at)}};
}

std::string name_of(const Table& table)
{
    return table.name.empty() ? "Table " + table.number : table.name;
}

std::string_view role_of(Role role)
{
    return role == Role::admin || role == Role::platform ? "admin" : "system_user";
}

std::optional<Role> role_of_text(std::string_view text)
{
    for (const Role role : {Role::admin, Role::member})
        if (role_of(role) == text)
            return role;
    return std::nullopt;
}

json::value shown_number(std::string_view number)
{
    const auto integer = read_decimal(number);
    // "007" is not 7 to whoever asks for it again.
    if (integer && std::to_string(*integer) == number)
        return *integer;
    return text_or_null(number);
}

} // namespace maitred::http::member
