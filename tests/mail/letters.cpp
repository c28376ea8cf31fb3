#include "adapters/mail/template_stationery.hpp"
#include "adapters/mail/templates.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "tests/mail/notices.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

using namespace maitred;

namespace {

const zones::TzdataZones zones_of_the_world;
const mail::TemplateStationery stationery{zones_of_the_world,
                                          *mail::Mailbox::of("Tables <tables@maitred.example>")};

Letter letter_of(const Notice& notice)
{
    return stationery.letter(notice, trattoria());
}

} // namespace

TEST_CASE("every kind of notice is worded in every language, and no template shows through")
{
    for (const NoticeKind kind : every_kind)
        for (const Language language : every_language) {
            INFO(text_of(kind) << " in " << text_of(language));
            const Letter letter = letter_of(notice_of(kind, language));
            CHECK(contains(letter.subject, " – Trattoria Sol"));
            for (const std::string& body : {letter.plain, letter.html}) {
                CHECK(contains(body, "Ada Lovelace"));
                CHECK(contains(body, "Trattoria Sol"));
                CHECK(contains(body, "21:30"));
                CHECK(contains(body, "1234"));
                CHECK(contains(body, "Calle Mayor 1, Madrid"));
                CHECK(contains(body, "+34 910 000 000"));
                CHECK(contains(body, "hola@sol.example"));
            }
            for (const std::string& text :
                 {letter.subject, letter.plain, letter.html, letter.calendar}) {
                CHECK_FALSE(contains(text, "{{"));
                CHECK_FALSE(contains(text, "}}"));
            }
            CHECK(contains(letter.html, "<html lang=\"" + std::string{text_of(language)} + "\">"));
        }
}

TEST_CASE("a letter says the date in the words of its reservation's language")
{
    const auto english = letter_of(notice_of(NoticeKind::confirmation, Language::english));
    CHECK(contains(english.plain, "When: Friday, 14 June 2030 at 21:30\n"));
    CHECK(contains(english.plain, "Party: 4 guests\n"));
    const auto spanish = letter_of(notice_of(NoticeKind::confirmation, Language::spanish));
    CHECK(contains(spanish.plain, "Cuándo: viernes 14 de junio de 2030 a las 21:30\n"));
    CHECK(contains(spanish.plain, "Comensales: 4 personas\n"));
}

TEST_CASE("one o'clock and one guest are singular")
{
    Notice notice = notice_of(NoticeKind::reminder, Language::spanish);
    notice.about.party = 1;
    notice.about.planned = at("2030-12-31 00:15");
    const auto spanish = letter_of(notice).plain;
    CHECK(contains(spanish, "martes 31 de diciembre de 2030 a la 01:15\n"));
    CHECK(contains(spanish, "Comensales: 1 persona\n"));
    notice.about.language = Language::english;
    CHECK(contains(letter_of(notice).plain, "Party: 1 guest\n"));
}

TEST_CASE("subjects say what the letter is about")
{
    const auto subject = [](NoticeKind kind, Language language) {
        return letter_of(notice_of(kind, language)).subject;
    };
    CHECK(subject(NoticeKind::confirmation, Language::spanish) ==
          "Confirmación de reserva – Trattoria Sol");
    CHECK(subject(NoticeKind::reminder, Language::spanish) ==
          "Recordatorio de su reserva – Trattoria Sol");
    CHECK(subject(NoticeKind::change, Language::spanish) == "Cambio en su reserva – Trattoria Sol");
    CHECK(subject(NoticeKind::cancellation, Language::english) ==
          "Your reservation is cancelled – Trattoria Sol");
}

TEST_CASE("what a restaurant does not say of itself leaves no gap")
{
    Profile silent = trattoria();
    silent.address = silent.phone = silent.email = "";
    const Letter letter = stationery.letter(notice_of(NoticeKind::confirmation), silent);
    CHECK(contains(letter.plain, "Reservation number: 1234\n\nTrattoria Sol\n\nThe invitation"));
    CHECK(letter.plain.ends_with("to seeing you.\n"));
    CHECK_FALSE(contains(letter.plain, "Telephone"));
    CHECK_FALSE(contains(letter.html, "Address"));
}

TEST_CASE("a guest's name is text in HTML and itself in plain text")
{
    const Letter letter = letter_of(notice_to("<script>alert('1')</script> & \"Co\""));
    CHECK(contains(letter.html, "Dear &lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; "
                                "&quot;Co&quot;,"));
    CHECK_FALSE(contains(letter.html, "<script"));
    CHECK(contains(letter.plain, "Dear <script>alert('1')</script> & \"Co\","));
    CHECK(letter.to_name == "<script>alert('1')</script> & \"Co\"");
}

TEST_CASE("nothing that anybody typed is read as a template")
{
    const Letter letter = letter_of(notice_to("{{restaurant}} {{{number}}} {{> details}}"));
    CHECK(contains(letter.plain, "Dear {{restaurant}} {{{number}}} {{> details}},"));
    CHECK(contains(letter.html, "Dear {{restaurant}} {{{number}}} {{&gt; details}},"));
}

TEST_CASE("a restaurant that writes several lines stays in its line")
{
    Profile tricky = trattoria();
    tricky.shown_name = "Sol\r\nBcc: all@example.org";
    tricky.address = "Here\n\nWhen: never";
    const Letter letter = stationery.letter(notice_of(NoticeKind::confirmation), tricky);
    CHECK(letter.subject == "Your reservation is confirmed – Sol  Bcc: all@example.org");
    CHECK(letter.from_name == "Sol  Bcc: all@example.org");
    CHECK(contains(letter.plain, "\nHere  When: never\n"));
    CHECK_FALSE(contains(letter.calendar, "\nBcc"));
}

TEST_CASE("a restaurant that shows no other name is called by its own")
{
    Profile house = trattoria();
    house.shown_name = "";
    CHECK(stationery.letter(notice_of(NoticeKind::change), house).from_name == "trattoria-1");
}

TEST_CASE("a notice has one Message-ID, however often it is written")
{
    const Notice notice = notice_of(NoticeKind::confirmation);
    const std::string id = "notice-77.0190163d-8694-739b-aea5-966c26f8ad90@maitred.example";
    CHECK(letter_of(notice).message_id == id);
    CHECK(letter_of(notice).message_id == id);
    Notice next = notice;
    next.id = {78};
    CHECK(letter_of(next).message_id != id);
}

TEST_CASE("threads write letters at once")
{
    const Notice notice = notice_of(NoticeKind::confirmation, Language::spanish);
    const std::string calendar = letter_of(notice).calendar;
    std::atomic<int> same = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int k = 0; k < 25; ++k)
                same += letter_of(notice).calendar == calendar;
        });
    for (std::thread& thread : threads)
        thread.join();
    CHECK(same == 100);
}

TEST_CASE("a letter goes to whoever booked")
{
    CHECK(letter_of(notice_of(NoticeKind::reminder)).to == *Email::of("ada@example.org"));
}

TEST_CASE("no template is left unused or unfinished")
{
    CHECK(mail::templates().size() == 1 + 2 * (4 * 4 + 3));
    for (const mail::Template& one : mail::templates()) {
        INFO(one.name);
        CHECK_FALSE(one.text.empty());
        CHECK_FALSE(one.text.ends_with('\n'));
    }
}

namespace {

Notice a_hold_until(const char* time, Language language)
{
    Notice notice = notice_of(NoticeKind::confirmation, language);
    notice.about.stage = Held{at("12:00"), at(time)};
    return notice;
}

} // namespace

TEST_CASE("a table that is held is told of as held, and until when by the restaurant's clock")
{
    const Letter spanish = letter_of(a_hold_until("12:15", Language::spanish));
    CHECK(spanish.subject == "Confirmación de reserva – Trattoria Sol");
    for (const std::string& body : {spanish.plain, spanish.html}) {
        CHECK(contains(body, "Le guardamos una mesa"));
        CHECK(contains(body, "14:15"));
        CHECK_FALSE(contains(body, "está reservada"));
    }
    const Letter english = letter_of(a_hold_until("12:15", Language::english));
    CHECK(english.subject == "Please confirm your reservation – Trattoria Sol");
    CHECK(contains(english.plain, "14:15"));
    CHECK_FALSE(contains(english.plain, "is booked"));
}

TEST_CASE("a table that is held stands in calendars as tentative")
{
    CHECK(
        contains(letter_of(a_hold_until("12:15", Language::spanish)).calendar, "STATUS:TENTATIVE"));
    CHECK(contains(letter_of(notice_of(NoticeKind::confirmation)).calendar, "STATUS:CONFIRMED"));
}
