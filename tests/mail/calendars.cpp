#include "adapters/mail/template_stationery.hpp"
#include "core/base/text.hpp"
#include "tests/mail/notices.hpp"
#include "tests/support/child_process.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/utc_zones.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <libical/ical.h>
#include <memory>

using namespace maitred;

namespace {

const UtcZones utc_zones;
const mail::TemplateStationery stationery{utc_zones, *mail::Mailbox::of("tables@maitred.example")};
const std::string uid_of_ada = "0190163d-8694-739b-aea5-966c26f8ad90@maitred.example";

std::string calendar_of(const Notice& notice, const Profile& house = trattoria())
{
    return stationery.letter(notice, house).calendar;
}

/// A calendar, read back.
class Calendar {
public:
    explicit Calendar(const std::string& text)
        : whole_{icalparser_parse_string(text.c_str()), icalcomponent_free},
          event_{icalcomponent_get_first_component(whole_.get(), ICAL_VEVENT_COMPONENT)}
    {
        REQUIRE(whole_ != nullptr);
        REQUIRE(event_ != nullptr);
        REQUIRE(icalcomponent_count_errors(whole_.get()) == 0);
    }

    bool keeps_the_rules() const { return icalrestriction_check(whole_.get()) == 1; }
    icalproperty_method method() const { return icalcomponent_get_method(whole_.get()); }
    std::string value(icalproperty_kind kind) const { return value_in(event_, kind); }
    std::string text(const char* (*get)(icalcomponent*)) const { return get(event_); }
    int sequence() const { return icalcomponent_get_sequence(event_); }
    std::string name(icalproperty_kind person) const
    {
        const std::unique_ptr<char, decltype(&free)> name{
            icalproperty_get_parameter_as_string_r(icalcomponent_get_first_property(event_, person),
                                                   "CN"),
            free};
        return name ? name.get() : "";
    }

private:
    static std::string value_in(icalcomponent* component, icalproperty_kind kind)
    {
        const std::unique_ptr<char, decltype(&free)> value{
            icalproperty_get_value_as_string_r(icalcomponent_get_first_property(component, kind)),
            free};
        return value ? value.get() : "";
    }

    std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> whole_;
    icalcomponent* event_;
};

} // namespace

TEST_CASE("a confirmation invites to the sitting, by the clock of the world")
{
    const Calendar calendar{calendar_of(notice_of(NoticeKind::confirmation))};
    CHECK(calendar.keeps_the_rules());
    CHECK(calendar.method() == ICAL_METHOD_REQUEST);
    CHECK(calendar.value(ICAL_UID_PROPERTY) == uid_of_ada);
    CHECK(calendar.value(ICAL_DTSTART_PROPERTY) == "20300614T193000Z");
    CHECK(calendar.value(ICAL_DTEND_PROPERTY) == "20300614T210000Z");
    CHECK(calendar.value(ICAL_DTSTAMP_PROPERTY) == "20300614T120000Z");
    CHECK(calendar.value(ICAL_STATUS_PROPERTY) == "CONFIRMED");
    CHECK(calendar.value(ICAL_ORGANIZER_PROPERTY) == "mailto:tables@maitred.example");
    CHECK(calendar.name(ICAL_ORGANIZER_PROPERTY) == "Trattoria Sol");
    CHECK(calendar.value(ICAL_ATTENDEE_PROPERTY) == "mailto:ada@example.org");
    CHECK(calendar.name(ICAL_ATTENDEE_PROPERTY) == "Ada Lovelace");
    CHECK(calendar.text(icalcomponent_get_summary) == "Trattoria Sol: table for 4");
    CHECK(calendar.text(icalcomponent_get_location) == "Trattoria Sol, Calle Mayor 1, Madrid");
    CHECK(contains(calendar.text(icalcomponent_get_description), "Reservation number: 1234\n"));
}

TEST_CASE("a change is the same sitting with a larger sequence")
{
    Notice change = notice_of(NoticeKind::change);
    change.about.revision = 3;
    const Calendar calendar{calendar_of(change)};
    CHECK(calendar.method() == ICAL_METHOD_REQUEST);
    CHECK(calendar.value(ICAL_UID_PROPERTY) == uid_of_ada);
    CHECK(calendar.sequence() == 3);
    CHECK(Calendar{calendar_of(notice_of(NoticeKind::confirmation))}.sequence() == 0);
}

TEST_CASE("a cancellation takes the sitting out of the calendar")
{
    const Notice cancellation = notice_of(NoticeKind::cancellation);
    const Calendar calendar{calendar_of(cancellation)};
    CHECK(calendar.keeps_the_rules());
    CHECK(calendar.method() == ICAL_METHOD_CANCEL);
    CHECK(calendar.value(ICAL_UID_PROPERTY) == uid_of_ada);
    CHECK(calendar.value(ICAL_STATUS_PROPERTY) == "CANCELLED");
    CHECK(stationery.letter(cancellation, trattoria()).calendar_method == "CANCEL");
}

TEST_CASE("a calendar's lines end in CR LF and are folded between characters")
{
    Profile wordy = trattoria();
    for (int i = 0; i < 280; ++i)
        wordy.address += "ñ";
    const std::string calendar = calendar_of(notice_of(NoticeKind::confirmation), wordy);
    std::size_t start = 0;
    while (start < calendar.size()) {
        const std::size_t end = calendar.find('\n', start);
        REQUIRE(end != std::string::npos);
        CHECK(calendar[end - 1] == '\r');
        CHECK(end - 1 - start <= 75);
        CHECK(printable_length(calendar.substr(start, end - 1 - start)) != not_printable);
        start = end + 1;
    }
    CHECK(calendar.ends_with("END:VCALENDAR\r\n"));
    CHECK(Calendar{calendar}.text(icalcomponent_get_location) == "Trattoria Sol, " + wordy.address);
}

TEST_CASE("nobody's name breaks out of its place in the calendar")
{
    const std::string name = "Ada;X=1:mailto:eve@evil.example, \\n \"quoted\" ^n";
    Profile tricky = trattoria();
    tricky.shown_name = "Sol\r\nATTENDEE:mailto:eve@evil.example\nEND:VEVENT";
    tricky.address = "1, Main; Street\\n";
    Notice notice = notice_to(name);
    const Calendar calendar{calendar_of(notice, tricky)};
    CHECK(calendar.keeps_the_rules());
    CHECK(calendar.value(ICAL_ATTENDEE_PROPERTY) == "mailto:ada@example.org");
    CHECK(contains(calendar.name(ICAL_ATTENDEE_PROPERTY), "Ada;X=1:mailto:eve@evil.example"));
    const std::string location = "Sol  ATTENDEE:mailto:eve@evil.example END:VEVENT, "
                                 "1, Main; Street\\n";
    CHECK(calendar.text(icalcomponent_get_location) == location);
}

TEST_CASE("a legal address with strange characters is a legal URI")
{
    Notice notice = notice_of(NoticeKind::confirmation);
    notice.about.contact.email = *Email::of("a?b%c+d&e@example.org");
    const Calendar calendar{calendar_of(notice)};
    CHECK(calendar.value(ICAL_ATTENDEE_PROPERTY) == "mailto:a%3Fb%25c+d%26e@example.org");
}

TEST_CASE("another reader of calendars reads the same")
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "invite.ics";
    std::ofstream{file, std::ios::binary}
        << calendar_of(notice_to("Íñigo \"de\" Loyola", Language::spanish));
    ChildProcess reader{{"/usr/bin/python3", MAITRED_CALENDAR_READER, file}};
    const auto line = [&] { return reader.line_within(std::chrono::seconds{10}).value_or(""); };
    CHECK(line() == "REQUEST");
    CHECK(line() == uid_of_ada);
    CHECK(line() == "2030-06-14T19:30:00+00:00");
    CHECK(line() == "2030-06-14T21:00:00+00:00");
    CHECK(line() == "Trattoria Sol: mesa para 4");
    CHECK(line() == "Íñigo 'de' Loyola");
}
