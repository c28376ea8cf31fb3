#include "adapters/http/surfaces/hold/dto.hpp"

#include "adapters/http/text/time.hpp"
#include "adapters/http/text/time_of_day.hpp"
#include "core/base/ensure.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

template <class Value> json::value number_or_null(const std::optional<Id<Value>>& id)
{
    return id ? json::value(id->number) : json::value();
}

json::value time_or_null(const std::optional<Instant>& time)
{
    return time ? json::value(json::string(write_time(*time))) : json::value();
}

/// Until when it was or is held; nothing for what never was, or is not any more.
std::optional<Instant> end_of_hold(const Reservation& reservation)
{
    if (const Held* held = std::get_if<Held>(&reservation.stage))
        return held->until;
    if (const Expired* expired = std::get_if<Expired>(&reservation.stage))
        return expired->at;
    return std::nullopt;
}

json::array shown(const std::vector<ServiceHours>& hours)
{
    json::array list;
    for (const ServiceHours& one : hours) {
        json::object day{{"weekday", one.weekday}, {"is_open", one.served.has_value()}};
        day["opening_time"] = one.served
                                  ? json::value(json::string(write_time_of_day(one.served->opens)))
                                  : json::value();
        day["closing_time"] = one.served
                                  ? json::value(json::string(write_time_of_day(one.served->closes)))
                                  : json::value();
        list.push_back(std::move(day));
    }
    return list;
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
    case StageName::cancelled: return "cancelled";
    case StageName::no_show: return "no_show";
    case StageName::expired: return "expired";
    }
    stop_at_bug("a stage outside its enumeration");
}

std::set<StageName> stages_called(std::string_view status)
{
    std::set<StageName> stages;
    for (int i = 0; i < static_cast<int>(std::variant_size_v<Stage>); ++i)
        if (status_of(static_cast<StageName>(i)) == status)
            stages.insert(static_cast<StageName>(i));
    return stages;
}

std::string clock_time(const WallClock& clock, Instant instant)
{
    return clock.time_of_day(instant) + ":00";
}

json::object shown_to_all(const Reservation& reservation, const WallClock& clock, Instant now)
{
    const Instant time = reservation.planned.value_or(reservation.sitting.start);
    return {{"id", reservation.uuid.text()},
            {"status", status_of(stage_at(reservation.stage, now))},
            {"reservation_date", clock.date(time)},
            {"reservation_time", clock_time(clock, time)}};
}

json::object shown_by_id(const Reservation& reservation, const WallClock& clock, Instant now)
{
    json::object shown = shown_to_all(reservation, clock, now);
    shown["expires_at"] = time_or_null(end_of_hold(reservation));
    return shown;
}

json::object shown_by_token(const Reservation& reservation, RestaurantId restaurant,
                            const WallClock& clock, Instant now)
{
    json::object shown = shown_by_id(reservation, clock, now);
    shown["restaurant_id"] = restaurant.number;
    shown["customer_id"] = number_or_null(reservation.member);
    shown["table_id"] = number_or_null(reservation.pinned ? reservation.table : std::nullopt);
    shown["party_size"] = reservation.party;
    shown["created_at"] = write_time(reservation.made_at);
    shown["updated_at"] = write_time(reservation.changed_at);
    return shown;
}

json::object shown(const Reservation& reservation, RestaurantId restaurant, const WallClock& clock,
                   Instant now)
{
    json::object shown = shown_by_token(reservation, restaurant, clock, now);
    const Contact& contact = reservation.contact;
    shown["customer_name"] = contact.name.text();
    shown["customer_email"] =
        contact.email ? json::value(json::string(contact.email->text())) : json::value();
    shown["customer_phone"] =
        contact.phone ? json::value(json::string(contact.phone->text())) : json::value();
    return shown;
}

json::object shown(const Account& customer, const Visits& visits)
{
    return {{"id", customer.id.number},
            {"first_name", customer.first_name},
            {"last_name", customer.last_name},
            {"email", customer.email.text()},
            {"phone", customer.phone},
            {"is_active", customer.active},
            {"total_reservations", visits.total},
            {"completed_reservations", visits.completed},
            {"cancelled_reservations", visits.cancelled},
            {"no_show_reservations", visits.no_shows},
            {"expired_reservations", visits.expired},
            {"last_visit", time_or_null(visits.last_visit)},
            {"created_at", write_time(customer.made_at)}};
}

json::object shown(const Profile& restaurant, const std::vector<Picture>& pictures)
{
    json::array images;
    for (const Picture& picture : pictures)
        images.push_back(shown(picture, restaurant.id));
    return {{"id", restaurant.id.number},
            {"name", restaurant.name_for_guests()},
            {"slug", restaurant.slug},
            {"description", restaurant.description},
            {"address", restaurant.address},
            {"phone", restaurant.phone},
            {"email", restaurant.email},
            {"time_zone", restaurant.time_zone},
            {"slot_minutes", restaurant.slot.count()},
            {"turn_minutes", restaurant.usual_turn.count()},
            {"max_party_size", restaurant.largest_party},
            {"opening_hours", shown(restaurant.hours)},
            {"is_listed", restaurant.listed},
            {"images", std::move(images)},
            {"created_at", write_time(restaurant.made_at)}};
}

json::object shown(const Table& table, bool active)
{
    return {{"id", table.id.number},    {"number", table.number}, {"capacity", table.seats},
            {"section", table.section}, {"name", table.name},     {"is_active", active}};
}

json::object shown(const Picture& picture, RestaurantId restaurant)
{
    const std::string number = std::to_string(picture.id.number);
    return {{"id", picture.id.number},
            {"url",
             "/api/restaurants/" + std::to_string(restaurant.number) + "/images/" + number + "/"},
            {"media_type", media_type_of(picture.facts.kind)},
            {"width", picture.facts.width},
            {"height", picture.facts.height},
            {"size", picture.size},
            {"caption", picture.caption},
            {"created_at", write_time(picture.made_at)}};
}

} // namespace maitred::http::hold
