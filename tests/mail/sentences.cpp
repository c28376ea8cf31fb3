#include "adapters/mail/lines.hpp"
#include "adapters/mail/template_stationery.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/base/text.hpp"
#include "tests/mail/notices.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

const zones::TzdataZones zones_of_the_world;
const mail::TemplateStationery stationery{zones_of_the_world,
                                          *mail::Mailbox::of("tables@maitred.example")};

std::string sentence_of(NoticeKind kind, Language language, const Profile& house = trattoria())
{
    return stationery.sentence(notice_of(kind, language), house);
}

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

} // namespace

TEST_CASE("a sentence says what became of the reservation, for how many, and when")
{
    CHECK(sentence_of(NoticeKind::confirmation, Language::english) ==
          "Trattoria Sol: your table for 4 is booked for Friday, 14 June 2030 at 21:30. "
          "Reservation number 1234.");
    CHECK(sentence_of(NoticeKind::cancellation, Language::spanish) ==
          "Trattoria Sol: su reserva número 1234 para 4, el viernes 14 de junio de 2030 a las "
          "21:30, ha sido cancelada.");
    for (const NoticeKind kind : every_kind)
        for (const Language language : every_language) {
            INFO(text_of(kind) << " in " << text_of(language));
            const std::string sentence = sentence_of(kind, language);
            for (const char* part : {"Trattoria Sol", "4", "14", "21:30", "1234"})
                CHECK(contains(sentence, part));
            CHECK_FALSE(contains(sentence, "{{"));
        }
}

TEST_CASE("a sentence is never longer than 300 characters, whatever the house is called")
{
    Profile endless = trattoria();
    endless.shown_name = repeated("Ñandú ", 100);
    for (const NoticeKind kind : every_kind)
        for (const Language language : every_language) {
            const std::string sentence = sentence_of(kind, language, endless);
            INFO(sentence);
            CHECK(printable_length(sentence) <= 300);
            CHECK(contains(sentence, "…: "));
            CHECK(contains(sentence, "1234"));
        }
}

TEST_CASE("a sentence does not repeat what the guest typed: nobody can have it say anything")
{
    const Notice notice = notice_to("Your bank: call 0900-1");
    CHECK_FALSE(contains(stationery.sentence(notice, trattoria()), "bank"));
}

TEST_CASE("a sentence is written for a guest without an e-mail, too")
{
    Notice notice = notice_of(NoticeKind::reminder);
    notice.about.contact.email.reset();
    CHECK(contains(stationery.sentence(notice, trattoria()), "we expect you on Friday"));
}

TEST_CASE("a text is shortened between characters, and the ellipsis counts")
{
    CHECK(mail::shortened("ñandú", 5) == "ñandú");
    CHECK(mail::shortened("ñandú", 4) == "ñan…");
    CHECK(mail::shortened("🍕🍕🍕", 2) == "🍕…");
    CHECK(mail::shortened("la casa", 4) == "la…");
    CHECK(mail::shortened("", 4) == "");
}

TEST_CASE("a line is one line: controls and separators become blanks")
{
    CHECK(mail::one_line("a\r\nb\tc\x7F") == "a  b c ");
    CHECK(mail::one_line("a\u0085b\u2028c\u2029d") == "a b c d");
    CHECK(mail::one_line("ñ🍕") == "ñ🍕");
}
