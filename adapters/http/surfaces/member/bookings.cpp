#include "adapters/http/surfaces/member/booking_desk.hpp"
#include "adapters/http/surfaces/member/booking_form.hpp"
#include "adapters/http/surfaces/member/room_pages.hpp"
#include "adapters/http/text/preferences.hpp"
#include "core/people/member_rules.hpp"

namespace maitred::http::member {
namespace {

namespace json = boost::json;

/// What is wanted, but for whose it is: nothing where the form has complaints.
std::optional<Reserve> read_booking(Form& form, const HouseNow& house, const Known& known)
{
    form.require({"guest_name", "guest_phone", "number_of_people"});
    const auto sitting = read_sitting(form, house.clock);
    const auto table = read_table(form, house.tables);
    const auto name = form.name("guest_name");
    const auto phone = form.phone("guest_phone");
    const auto party = form.whole("number_of_people", 1, largest_party);
    const auto occasion = form.text("special_occasion", longest_occasion);
    if (!form.complaints().empty())
        return std::nullopt;
    return Reserve{.sitting = *sitting,
                   .party = *party,
                   .contact = {.name = *name, .email = known.caller.account.email, .phone = phone},
                   .source = Source::member_surface,
                   .at_table = table,
                   .member = known.caller.account.id,
                   .occasion = occasion.value_or(""),
                   .language = language_of(known.request, Language::english)};
}

json::object shown_in(const HouseNow& house, const Reservation& booking)
{
    return shown(booking, number_of(house.tables, booking.table), house.clock, house.now);
}

} // namespace

void post_booking(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "POST /api/v1/bookings/",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const HouseNow house{ground, *ground.storage.open(ground.house)};
    const auto wish = read_booking(form, house, known);
    if (!wish)
        return answer(say(form.complaints()));
    ask_desk(
        ground, known, wish->sitting.start, {.wish = *wish}, retry_key,
        [clock = house.clock, now = house.now](const Entry& entry) {
            return written("Booking created successfully", entry, entry.table_number, clock, now);
        },
        std::move(answer));
}

void get_my_bookings(const Ground& ground, const Known& known, Responder answer)
{
    const auto read = read_page(known.request);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const Page page = std::get<Page>(read);
    const auto session = ground.storage.open(ground.house);
    const auto bookings =
        session->reservations_of(known.caller.account.id, page.limit + 1, page.offset);
    const HouseNow house{ground, *session};
    json::array list;
    for (const Reservation& booking : bookings)
        if (list.size() < static_cast<std::size_t>(page.limit))
            list.push_back(shown_in(house, booking));
    Response response = show(list);
    if (bookings.size() > list.size())
        link_next(known.request, page, response);
    answer(std::move(response));
}

void get_booking(const Ground& ground, const Known& known, Responder answer)
{
    const auto session = ground.storage.open(ground.house);
    const auto booking = booking_in_path(known.request, *session);
    if (!booking)
        return answer(say(Refusal{Reason::not_found}));
    if (!may_see(known.caller, *booking))
        return answer(say(403, "Not authorized to view this booking"));
    answer(show(shown_in({ground, *session}, *booking)));
}

} // namespace maitred::http::member
