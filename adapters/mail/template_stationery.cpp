#include "adapters/mail/template_stationery.hpp"

#include "adapters/mail/dates_in_words.hpp"
#include "adapters/mail/invitation.hpp"
#include "adapters/mail/lines.hpp"
#include "adapters/mail/wording.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred::mail {
namespace {

constexpr std::size_t longest_sentence = 300;
constexpr std::size_t longest_name_in_a_sentence = 80;

/// When the party is expected; a party that came late may sit at another time.
Instant time_of(const Reservation& reservation)
{
    return reservation.planned.value_or(reservation.sitting.start);
}

/// In words; empty for what is not held.
std::string end_of_hold(const Reservation& about, const Profile& restaurant, const TimeZones& zones)
{
    const Held* held = std::get_if<Held>(&about.stage);
    if (!held)
        return {};
    return in_words(about.language, zones.wall_time(restaurant.time_zone, held->until));
}

Facts facts_of(const Notice& notice, const Profile& restaurant, const TimeZones& zones)
{
    const Reservation& about = notice.about;
    const auto wall = zones.wall_time(restaurant.time_zone, time_of(about));
    return {.kind = notice.kind,
            .language = about.language,
            .guest = one_line(about.contact.name.text()),
            .restaurant = one_line(restaurant.name_for_guests()),
            .when = in_words(about.language, wall),
            .party = about.party,
            .number = about.id.number,
            .address = one_line(restaurant.address),
            .phone = one_line(restaurant.phone),
            .email = one_line(restaurant.email),
            .held_until = end_of_hold(about, restaurant, zones)};
}

Method method_of(NoticeKind kind)
{
    return kind == NoticeKind::cancellation ? Method::cancel : Method::request;
}

std::string location_of(const Facts& facts)
{
    return facts.address.empty() ? facts.restaurant : facts.restaurant + ", " + facts.address;
}

Invitation invitation_to(const Notice& notice, const Facts& facts, const Mailbox& from)
{
    const Reservation& about = notice.about;
    const Instant start = time_of(about);
    return {.method = method_of(notice.kind),
            .uid = about.uuid.text() + "@" + from.domain(),
            .sequence = about.revision,
            .tentative = std::holds_alternative<Held>(about.stage),
            .written = notice.made_at,
            .sitting = {start, std::max(start, about.sitting.end)},
            .summary = worded_summary(facts),
            .location = location_of(facts),
            .description = worded_details(facts),
            .organizer = {facts.restaurant, from.address},
            .attendee = {facts.guest, about.contact.email->text()}};
}

std::string message_id(const Notice& notice, const Mailbox& from)
{
    return "notice-" + std::to_string(notice.id.number) + "." + notice.about.uuid.text() + "@" +
           from.domain();
}

} // namespace

TemplateStationery::TemplateStationery(const TimeZones& zones, Mailbox from)
    : zones_{zones}, from_{std::move(from)}
{
}

Letter TemplateStationery::letter(const Notice& notice, const Profile& restaurant) const
{
    ensure(notice.about.contact.email.has_value(), "a letter has somebody to go to");
    const Facts facts = facts_of(notice, restaurant, zones_);
    const Invitation invitation = invitation_to(notice, facts, from_);
    return {.message_id = message_id(notice, from_),
            .to = *notice.about.contact.email,
            .to_name = facts.guest,
            .from_name = facts.restaurant,
            .subject = worded_subject(facts),
            .plain = worded_plain(facts),
            .html = worded_html(facts),
            .calendar = icalendar(invitation),
            .calendar_method = std::string{text_of(invitation.method)}};
}

std::string TemplateStationery::sentence(const Notice& notice, const Profile& restaurant) const
{
    Facts facts = facts_of(notice, restaurant, zones_);
    facts.restaurant = shortened(facts.restaurant, longest_name_in_a_sentence);
    return shortened(worded_sentence(facts), longest_sentence);
}

} // namespace maitred::mail
