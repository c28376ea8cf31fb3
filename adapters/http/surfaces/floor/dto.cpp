#include "adapters/http/surfaces/floor/dto.hpp"

#include "adapters/http/text/time.hpp"
#include "core/base/ensure.hpp"

#include <array>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

json::value time_or_null(const std::optional<Instant>& time)
{
    return time ? json::value(write_time(*time)) : json::value(nullptr);
}

json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value(nullptr) : json::value(json::string_view{text});
}

std::string_view contact_of(const Contact& contact)
{
    if (contact.phone)
        return contact.phone->text();
    return contact.email ? std::string_view{contact.email->text()} : std::string_view{};
}

} // namespace

std::string_view status_of(StageName stage)
{
    switch (stage) {
    case StageName::waitlisted: return "waitlist";
    case StageName::held:
    case StageName::confirmed: return "confirmed";
    case StageName::running_late: return "runningLate";
    case StageName::partially_arrived: return "partiallyArrived";
    case StageName::arrived: return "arrived";
    case StageName::seated: return "seated";
    case StageName::finished: return "finished";
    case StageName::cancelled:
    case StageName::expired: return "cancelled";
    case StageName::no_show: return "noShow";
    }
    stop_at_bug("a stage outside its enumeration");
}

std::optional<StageName> stage_of_status(std::string_view status)
{
    using enum StageName;
    for (const StageName stage : {waitlisted, confirmed, running_late, partially_arrived, arrived,
                                  seated, finished, cancelled, no_show})
        if (status_of(stage) == status)
            return stage;
    constexpr std::array<std::pair<std::string_view, StageName>, 4> in_snake_case = {
        {{"running_late", running_late},
         {"partially_arrived", partially_arrived},
         {"no_show", no_show},
         {"waitlisted", waitlisted}}};
    for (const auto& [word, stage] : in_snake_case)
        if (word == status)
            return stage;
    return std::nullopt;
}

std::string_view status_of(TableStatus status)
{
    switch (status) {
    case TableStatus::available: return "available";
    case TableStatus::occupied: return "occupied";
    case TableStatus::reserved: return "reserved";
    case TableStatus::out_of_order: return "outOfService";
    }
    stop_at_bug("a table's status outside its enumeration");
}

std::optional<TableStatus> table_status_of(std::string_view status)
{
    using enum TableStatus;
    for (const TableStatus one : {available, occupied, reserved, out_of_order})
        if (status_of(one) == status)
            return one;
    return status == "out_of_service" ? std::optional{out_of_order} : std::nullopt;
}

bool table_is_shown(const Reservation& reservation, Instant now)
{
    const StageName stage = stage_at(reservation.stage, now);
    return reservation.table && reservation.pinned &&
           (takes_a_table(stage) || stage == StageName::finished);
}

json::object shown(const Reservation& reservation, const Uuid& table, Instant now)
{
    const Contact& contact = reservation.contact;
    const bool table_shown = table_is_shown(reservation, now) && table != Uuid{};
    return {{"id", reservation.uuid.text()},
            {"guestName", contact.name.text()},
            {"partySize", reservation.party},
            {"status", status_of(stage_at(reservation.stage, now))},
            {"reservationTime", time_or_null(reservation.planned)},
            {"checkInTime", time_or_null(reservation.times.checked_in)},
            {"seatedTime", time_or_null(reservation.times.seated)},
            {"finishedTime", time_or_null(reservation.times.finished)},
            {"assignedTableId", table_shown ? json::value(table.text()) : json::value(nullptr)},
            {"contactInfo", text_or_null(contact_of(contact))},
            {"notes", text_or_null(contact.notes)},
            {"createdAt", write_time(reservation.made_at)},
            {"lastUpdated", write_time(reservation.changed_at)}};
}

json::object shown(const ShownTable& one)
{
    const Table& table = one.table;
    const Position position = table.position.value_or(Position{});
    return {{"id", table.uuid.text()},
            {"tableNumber", table.number},
            {"capacity", table.seats},
            {"status", status_of(one.status)},
            {"position", json::object{{"x", position.x}, {"y", position.y}}},
            {"shape", text_of(table.shape)},
            {"section", text_or_null(table.section)},
            {"currentGuestId", one.party ? json::value(one.party->text()) : json::value(nullptr)},
            {"lastUpdated", write_time(table.changed_at)},
            {"createdAt", write_time(table.made_at)}};
}

json::object shown(const StaffMember& member)
{
    const Account& account = member.account;
    return {{"id", account.uuid.text()},
            {"email", account.email.text()},
            {"first_name", account.first_name},
            {"last_name", account.last_name},
            {"role", text_of(member.role)},
            {"is_active", account.active},
            {"created_at", write_time(account.made_at)}};
}

} // namespace maitred::http::floor
