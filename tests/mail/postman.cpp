#include "adapters/mail/smtp_postman.hpp"
#include "tests/mail/letters.hpp"
#include "tests/support/mail_sink.hpp"
#include "tests/support/settable_clock.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <thread>

using namespace maitred;
using namespace maitred::mail;

TEST_CASE("a letter arrives with its bodies, its invitation and its sender")
{
    MailSink sink;
    postman_to(sink).carry(a_letter());
    const auto mail = sink.next();
    REQUIRE(mail.has_value());
    CHECK(mail->message_id == "<notice-1.uuid@maitred.example>");
    CHECK(mail->from == "Trattoria Ñandú <tables@maitred.example>");
    CHECK(mail->to == "Íñigo Pérez <inigo@example.org>");
    CHECK(mail->subject == "Confirmación de reserva – Trattoria Ñandú");
    CHECK(mail->envelope_from == "tables@maitred.example");
    CHECK(mail->envelope_to == std::vector<std::string>{"inigo@example.org"});
    CHECK(mail->helo == "maitred.example");
    CHECK(mail->headers.find("Date")->second == "Fri, 14 Jun 2030 12:00:00 +0000");
    CHECK(mail->headers.find("Auto-Submitted")->second == "auto-generated");
    CHECK(mail->headers.count("MIME-Version") == 1);
    CHECK_FALSE(mail->tls);
}

TEST_CASE("a letter's parts arrive in the order in which mail programs choose")
{
    MailSink sink;
    postman_to(sink).carry(a_letter());
    const auto mail = sink.next();
    REQUIRE(mail.has_value());
    REQUIRE(mail->parts.size() == 4);
    CHECK(mail->parts[0].type == "text/plain");
    CHECK(mail->parts[0].text == "Hola, Íñigo:\r\n.\r\nSu mesa está reservada.\r\n");
    CHECK(mail->parts[1].type == "text/html");
    CHECK(mail->parts[1].text == "<p>Hola, Íñigo:</p>\r\n");
    CHECK(mail->parts[2].type == "text/calendar");
    CHECK(mail->parts[2].params.at("method") == "REQUEST");
    CHECK(mail->parts[2].text == "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    CHECK(mail->parts[3].filename == "invite.ics");
    CHECK(mail->parts[3].text == mail->parts[2].text);
    CHECK(contains(mail->raw, "Content-Type: multipart/mixed; boundary="));
    CHECK(contains(mail->raw, "Content-Type: multipart/alternative; boundary="));
}

TEST_CASE("a letter that cancels says so in its part's method")
{
    MailSink sink;
    Letter letter = a_letter();
    letter.calendar_method = "CANCEL";
    postman_to(sink).carry(letter);
    CHECK(sink.next().value().part("text/calendar").params.at("method") == "CANCEL");
}

TEST_CASE("no line of a letter is longer than mail may be, and none holds eight bits")
{
    MailSink sink;
    Letter letter = a_letter();
    letter.subject = std::string(900, 'x') + "ñ";
    letter.to_name = std::string(119, 'y') + "ñ";
    letter.plain = std::string(5'000, 'z') + "ñ";
    postman_to(sink).carry(letter);
    const auto mail = sink.next();
    REQUIRE(mail.has_value());
    CHECK(mail->subject == letter.subject);
    CHECK(mail->part("text/plain").text == letter.plain);
    for (std::size_t start = 0; start < mail->raw.size();) {
        const std::size_t end = std::min(mail->raw.find("\r\n", start), mail->raw.size());
        CHECK(end - start <= 100);
        start = end + 2;
    }
    for (const char c : mail->raw)
        CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("whatever names and subjects hold, the letter has our fields and no others")
{
    MailSink sink;
    Letter letter = a_letter();
    letter.from_name = "Eve\r\nBcc: eve@evil.example";
    letter.to_name = "x\" <eve@evil.example>, \"y";
    letter.subject = "Hello\r\n\r\nanother body";
    letter.message_id = "a>\r\nBcc: eve@evil.example\r\nX: <b";
    postman_to(sink).carry(letter);
    const auto mail = sink.next();
    REQUIRE(mail.has_value());
    CHECK(mail->headers.count("Bcc") == 0);
    CHECK(mail->headers.count("X") == 0);
    CHECK(mail->headers.size() == 8);
    CHECK(mail->envelope_to.size() == 1);
    CHECK(mail->subject == "Hello    another body");
    CHECK(contains(mail->raw, "\r\n <inigo@example.org>\r\n"));
}

TEST_CASE("strange but legal addresses stand in the envelope as they are")
{
    MailSink sink;
    const SmtpPostman postman = postman_to(sink);
    for (const char* address : {"o'hara+tables@example.org", "!#$%&'*+-/=?^_`{|}~@example.org",
                                "josé@example.org", "info@bücher.example"}) {
        INFO(address);
        Letter letter = a_letter();
        letter.to = *Email::of(address);
        SmtpPostman{postman}.carry(letter);
        const auto mail = sink.next();
        REQUIRE(mail.has_value());
        CHECK(mail->envelope_to == std::vector<std::string>{address});
    }
}

TEST_CASE("a letter is carried over STARTTLS to a server whose certificate is trusted")
{
    const TemporaryFolder folder;
    MailSink sink{{"--certificate", folder.path(), "--starttls", "--login", "maitred:secret"}};
    SmtpSettings settings = settings_for(sink, Tls::starttls);
    settings.trusted = folder.path() / "certificate.pem";
    settings.username = "maitred";
    settings.password = "secret";
    SmtpPostman{settings, noon()}.carry(a_letter());
    const auto mail = sink.next();
    REQUIRE(mail.has_value());
    CHECK(mail->tls);
    CHECK(mail->login == "maitred");
}

TEST_CASE("a letter is carried over TLS from the first byte on")
{
    const TemporaryFolder folder;
    MailSink sink{{"--certificate", folder.path(), "--tls"}};
    SmtpSettings settings = settings_for(sink, Tls::tls);
    settings.trusted = folder.path() / "certificate.pem";
    SmtpPostman{settings, noon()}.carry(a_letter());
    CHECK(sink.next().value().tls);
}

TEST_CASE("a sink keeps what nobody has asked for yet")
{
    MailSink sink;
    Letter letter = a_letter();
    letter.plain = std::string(100'000, 'x');
    SmtpPostman postman = postman_to(sink);
    for (int i = 0; i < 3; ++i)
        postman.carry(letter);
    for (int i = 1; i <= 3; ++i)
        CHECK(sink.next().value().tries == i);
}

TEST_CASE("threads carry letters at once")
{
    MailSink sink;
    SmtpPostman postman = postman_to(sink);
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&postman, i] {
            Letter letter = a_letter();
            letter.message_id = "notice-" + std::to_string(i) + "@maitred.example";
            postman.carry(letter);
        });
    for (std::thread& thread : threads)
        thread.join();
    std::map<std::string, int> arrived;
    for (int i = 0; i < 8; ++i)
        ++arrived[sink.next().value().message_id];
    CHECK(arrived.size() == 8);
}
