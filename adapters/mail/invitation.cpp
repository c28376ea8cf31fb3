#include "adapters/mail/invitation.hpp"

#include "core/base/ensure.hpp"

#include <libical/ical.h>
#include <memory>

namespace maitred::mail {
namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;
using Characters = std::unique_ptr<char, decltype(&icalmemory_free_buffer)>;

icaltimetype utc(Instant instant)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch();
    return icaltime_from_timet_with_zone(static_cast<time_t>(seconds.count()), 0,
                                         icaltimezone_get_utc_timezone());
}

/// The characters that RFC 6068 wants escaped are legal in addresses, if rare.
std::string mailto(const std::string& address)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view escaped = "%&#/=?^`{|}";
    std::string uri = "mailto:";
    for (const char c : address) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80 && escaped.find(c) == escaped.npos)
            uri += c;
        else
            uri.append({'%', digits[byte >> 4], digits[byte & 15]});
    }
    return uri;
}

/// A parameter's value is quoted and knows no escape for the quote itself.
void name(icalproperty* person, std::string name)
{
    for (char& c : name)
        if (c == '"')
            c = '\'';
    if (!name.empty())
        icalproperty_add_parameter(person, icalparameter_new_cn(name.c_str()));
}

icalproperty* organizer(const Mailbox& mailbox)
{
    icalproperty* person = icalproperty_new_organizer(mailto(mailbox.address).c_str());
    name(person, mailbox.name);
    return person;
}

/// Whoever asked for the table has said that they will come: they need not answer.
icalproperty* attendee(const Mailbox& mailbox)
{
    icalproperty* person = icalproperty_new_attendee(mailto(mailbox.address).c_str());
    name(person, mailbox.name);
    icalproperty_add_parameter(person, icalparameter_new_role(ICAL_ROLE_REQPARTICIPANT));
    icalproperty_add_parameter(person, icalparameter_new_partstat(ICAL_PARTSTAT_ACCEPTED));
    icalproperty_add_parameter(person, icalparameter_new_rsvp(ICAL_RSVP_FALSE));
    return person;
}

icalproperty_status status(const Invitation& invitation)
{
    if (invitation.method == Method::cancel)
        return ICAL_STATUS_CANCELLED;
    return invitation.tentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED;
}

/// The calendar owns it once it has been added, and it owns its properties.
icalcomponent* event(const Invitation& invitation)
{
    icalcomponent* event = icalcomponent_new_vevent();
    const auto add = [event](icalproperty* one) { icalcomponent_add_property(event, one); };
    add(icalproperty_new_uid(invitation.uid.c_str()));
    add(icalproperty_new_sequence(invitation.sequence));
    add(icalproperty_new_dtstamp(utc(invitation.written)));
    add(icalproperty_new_dtstart(utc(invitation.sitting.start)));
    add(icalproperty_new_dtend(utc(invitation.sitting.end)));
    add(icalproperty_new_summary(invitation.summary.c_str()));
    add(icalproperty_new_location(invitation.location.c_str()));
    add(icalproperty_new_description(invitation.description.c_str()));
    add(organizer(invitation.organizer));
    add(attendee(invitation.attendee));
    add(icalproperty_new_status(status(invitation)));
    return event;
}

icalproperty_method method_of(const Invitation& invitation)
{
    return invitation.method == Method::cancel ? ICAL_METHOD_CANCEL : ICAL_METHOD_REQUEST;
}

} // namespace

std::string_view text_of(Method method)
{
    return method == Method::cancel ? "CANCEL" : "REQUEST";
}

std::string icalendar(const Invitation& invitation)
{
    const Component calendar{icalcomponent_new_vcalendar(), icalcomponent_free};
    const auto add = [&](icalproperty* one) { icalcomponent_add_property(calendar.get(), one); };
    add(icalproperty_new_prodid("-//maitred//reservations//EN"));
    add(icalproperty_new_version("2.0"));
    add(icalproperty_new_calscale("GREGORIAN"));
    add(icalproperty_new_method(method_of(invitation)));
    icalcomponent_add_component(calendar.get(), event(invitation));
    const Characters text{icalcomponent_as_ical_string_r(calendar.get()), icalmemory_free_buffer};
    ensure(text != nullptr, "libical writes what it has been given");
    return text.get();
}

} // namespace maitred::mail
