#include "tests/mail/letters.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::mail;

namespace {

std::chrono::milliseconds time_of(const auto& work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 began);
}

} // namespace

TEST_CASE("a server that has no STARTTLS is told nothing")
{
    MailSink sink;
    const std::string trouble = trouble_of(settings_for(sink, Tls::starttls));
    CHECK(contains(trouble, "STARTTLS"));
    CHECK_FALSE(sink.next(std::chrono::milliseconds{50}).has_value());
}

TEST_CASE("a server whose certificate nobody trusts gets no letter")
{
    const TemporaryFolder folder;
    MailSink sink{{"--certificate", folder.path(), "--starttls"}};
    CHECK(contains(trouble_of(settings_for(sink, Tls::starttls)), "certificate"));
    CHECK_FALSE(sink.next(std::chrono::milliseconds{50}).has_value());
}

TEST_CASE("a server that shows another's certificate gets no letter")
{
    const TemporaryFolder folder;
    MailSink sink{{"--certificate", folder.path(), "--name", "mail.example", "--tls"}};
    SmtpSettings settings = settings_for(sink, Tls::tls);
    settings.trusted = folder.path() / "certificate.pem";
    CHECK(contains(trouble_of(settings), "subject name"));
    CHECK_FALSE(sink.next(std::chrono::milliseconds{50}).has_value());
}

TEST_CASE("a wrong password is said to be one")
{
    MailSink sink{{"--login", "maitred:secret"}};
    SmtpSettings settings = settings_for(sink, Tls::off);
    settings.username = "maitred";
    settings.password = "wrong";
    const std::string trouble = trouble_of(settings);
    CHECK(contains(trouble, "535"));
    CHECK_FALSE(contains(trouble, "wrong"));
}

TEST_CASE("a server that wants a login and is given none refuses")
{
    MailSink sink{{"--login", "maitred:secret"}};
    CHECK(contains(trouble_of(settings_for(sink, Tls::off)), "530"));
}

TEST_CASE("a recipient that is refused is not named")
{
    MailSink sink{{"--refuse", "inigo@example.org"}};
    const std::string trouble = trouble_of(settings_for(sink, Tls::off));
    CHECK(contains(trouble, "550"));
    CHECK_FALSE(contains(trouble, "inigo"));
}

TEST_CASE("a letter that the server could not keep is undelivered, and comes when tried again")
{
    MailSink sink{{"--fail-first", "2"}};
    const SmtpSettings settings = settings_for(sink, Tls::off);
    CHECK(contains(trouble_of(settings), "451"));
    CHECK(contains(trouble_of(settings), "451"));
    CHECK(trouble_of(settings).empty());
    const auto mail = sink.next();
    REQUIRE(mail.has_value());
    CHECK(mail->tries == 3);
}

TEST_CASE("a server that says nothing is given up within the time that it has")
{
    MailSink sink{{"--silent"}};
    SmtpSettings settings = settings_for(sink, Tls::off);
    settings.whole = std::chrono::milliseconds{400};
    std::string trouble;
    const auto time = time_of([&] { trouble = trouble_of(settings); });
    CHECK_FALSE(trouble.empty());
    CHECK(time >= std::chrono::milliseconds{350});
    CHECK(time < std::chrono::seconds{3});
}

TEST_CASE("nobody listens: the letter is undelivered at once")
{
    std::optional<SmtpSettings> settings;
    {
        const MailSink sink;
        settings = settings_for(sink, Tls::off);
    }
    CHECK(contains(trouble_of(*settings), "connect"));
}

TEST_CASE("a way of protecting the way has its name")
{
    CHECK(tls_named("off") == Tls::off);
    CHECK(tls_named("starttls") == Tls::starttls);
    CHECK(tls_named("tls") == Tls::tls);
    CHECK_FALSE(tls_named("TLS").has_value());
}
