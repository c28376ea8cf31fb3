#include "adapters/http/surfaces/member/booking_desk.hpp"
#include "adapters/http/surfaces/member/booking_form.hpp"
#include "adapters/http/surfaces/member/room_pages.hpp"
#include "core/people/member_rules.hpp"

namespace maitred::http::member {
namespace {

std::optional<StageName> read_status(Form& form)
{
    return form.word<StageName>(
        "status", stage_of_status,
        "Input should be 'confirmed', 'cancelled', 'completed' or 'no_show'");
}

Rebook read_changes(Form& form, const HouseNow& house, const Reservation& booking,
                    std::optional<StageName> stage)
{
    Rebook wish{.id = booking.id};
    wish.name = form.name("guest_name");
    wish.phone = form.phone("guest_phone");
    wish.party = form.whole("number_of_people", 1, largest_party);
    wish.occasion = form.is_null("special_occasion")
                        ? std::optional<std::string>{""}
                        : form.text("special_occasion", longest_occasion);
    wish.sitting = read_sitting(form, house.clock, booking.sitting);
    wish.at_table = read_table(form, house.tables);
    // Who has come is confirmed here too, and stays where they are if nothing else is meant.
    if (stage && status_of(*stage) != status_of(stage_at(booking.stage, house.now)))
        wish.stage = stage;
    return wish;
}

} // namespace

void put_booking(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /api/v1/bookings/{id}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const auto session = ground.storage.open(ground.house);
    const auto booking = booking_in_path(known.request, *session);
    if (!booking)
        return answer(say(Refusal{Reason::not_found}));
    const auto stage = read_status(form);
    if (!may_change(known.caller, *booking, stage))
        return answer(say(403, "Not authorized to update this booking"));
    const HouseNow house{ground, *session};
    const Rebook wish = read_changes(form, house, *booking, stage);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    ask_desk(
        ground, known, booking->sitting.start, {.wish = wish}, retry_key,
        [clock = house.clock, now = house.now, tables = house.tables](const Entry& entry) {
            return written("Booking updated successfully", entry,
                           number_of(tables, entry.reservation.table), clock, now);
        },
        std::move(answer));
}

void delete_booking(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /api/v1/bookings/{id}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto booking = booking_in_path(known.request, *ground.storage.open(ground.house));
    if (!booking)
        return answer(say(Refusal{Reason::not_found}));
    if (!may_change(known.caller, *booking, StageName::cancelled))
        return answer(say(403, "Not authorized to cancel this booking"));
    ask_desk(
        ground, known, booking->sitting.start, {.wish = Cancel{booking->id}},
        std::get<std::optional<RetryKey>>(key),
        [](const Entry&) {
            return std::string{
                R"({"success":true,"message":"Booking cancelled successfully","booking":null})"};
        },
        std::move(answer));
}

} // namespace maitred::http::member
