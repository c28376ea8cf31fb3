#include "adapters/sms/twilio_texter.hpp"
#include "core/ports/postman.hpp"
#include "tests/mail/notices.hpp"
#include "tests/support/sms_sink.hpp"
#include "tests/support/temporary_folder.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace maitred;
using namespace maitred::sms;

namespace {

const Phone adas = *Phone::of("+44 20 7946 0000");

TwilioSettings settings_for(const SmsSink& sink)
{
    setenv("no_proxy", "127.0.0.1", 1); // the texter heeds the environment's proxies
    return {.account_sid = "AC12",
            .auth_token = "s:ecret",
            .from = "+15005550006",
            .base_url = sink.url()};
}

/// Why a text was not taken over; empty where it was.
std::string trouble_of(const TwilioSettings& settings, const std::string& sentence = "Hello")
{
    try {
        TwilioTexter{settings}.text(adas, sentence);
        return "";
    } catch (const Undelivered& undelivered) {
        return undelivered.what();
    }
}

std::string dialled(const char* text)
{
    return sms::dialled(*Phone::of(text));
}

} // namespace

TEST_CASE("a text arrives at the carrier as it was written")
{
    SmsSink sink;
    const std::string sentence = "Trattoria Ñandú: table for 4 & more = 100% +1; \"ok\"?\n🍕";
    CHECK(trouble_of(settings_for(sink), sentence).empty());
    const auto text = sink.next();
    REQUIRE(text.has_value());
    CHECK(text->path == "/2010-04-01/Accounts/AC12/Messages.json");
    CHECK(text->login == "AC12:s:ecret");
    CHECK(text->form == std::map<std::string, std::string>{
                            {"From", "+15005550006"}, {"To", "+442079460000"}, {"Body", sentence}});
}

TEST_CASE("an account's name cannot lead to another path")
{
    SmsSink sink;
    TwilioSettings settings = settings_for(sink);
    settings.account_sid = "../x?y";
    settings.base_url += "/";
    trouble_of(settings);
    CHECK(sink.next().value().path == "/2010-04-01/Accounts/..%2Fx%3Fy/Messages.json");
}

TEST_CASE("a refusal is told with the carrier's code and without the guest's number")
{
    SmsSink sink{{"--login", "AC12:another"}};
    CHECK(trouble_of(settings_for(sink)) == "the text carrier answered 401, Twilio's code 20003");
}

TEST_CASE("a refusal that is not JSON is told by its status")
{
    const TemporaryFolder folder;
    for (const char* body : {"<h1>Bad gateway</h1>", "", "[1]", "{\"code\": \"x\"}"}) {
        INFO(body);
        std::ofstream{folder.path() / "answer"} << body;
        SmsSink sink{
            {"--fail-first", "1", "--fail-code", "502", "--answer", folder.path() / "answer"}};
        CHECK(trouble_of(settings_for(sink)) == "the text carrier answered 502");
    }
}

TEST_CASE("a text that failed may be tried again")
{
    SmsSink sink{{"--fail-first", "1"}};
    CHECK(contains(trouble_of(settings_for(sink)), "503"));
    CHECK(trouble_of(settings_for(sink)).empty());
}

TEST_CASE("the account's secret is not carried to where the carrier points")
{
    SmsSink elsewhere;
    SmsSink sink{{"--redirect", elsewhere.url() + "/"}};
    CHECK(contains(trouble_of(settings_for(sink)), "answered 307"));
    CHECK_FALSE(elsewhere.next(std::chrono::milliseconds{50}).has_value());
}

TEST_CASE("an answer without an end is not heard to its end, and a text it accepts is accepted")
{
    const auto began = std::chrono::steady_clock::now();
    SmsSink accepts{{"--flood"}};
    CHECK(trouble_of(settings_for(accepts)).empty());
    SmsSink refuses{{"--flood", "--fail-first", "1"}};
    CHECK(contains(trouble_of(settings_for(refuses)), "503"));
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{10});
}

TEST_CASE("a carrier that says nothing is given up within the time that it has")
{
    SmsSink sink{{"--silent"}};
    TwilioSettings settings = settings_for(sink);
    settings.whole = std::chrono::milliseconds{400};
    const auto began = std::chrono::steady_clock::now();
    CHECK_FALSE(trouble_of(settings).empty());
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{3});
}

TEST_CASE("no carrier: the text is undelivered")
{
    std::optional<TwilioSettings> settings;
    {
        const SmsSink sink;
        settings = settings_for(sink);
    }
    CHECK(contains(trouble_of(*settings), "connect"));
    settings->base_url = "file:///etc";
    CHECK_FALSE(trouble_of(*settings).empty());
}

TEST_CASE("a number is dialled without what people write between its digits")
{
    CHECK(dialled("+44 20 7946-0000") == "+442079460000");
    CHECK(dialled("0034 (910) 000.000") == "+34910000000");
    CHECK(dialled("910 000 000") == "910000000");
    CHECK(dialled("call me") == "");
    CHECK(dialled("+") == "");
}
