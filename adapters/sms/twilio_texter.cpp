#include "adapters/sms/twilio_texter.hpp"

#include "core/base/ensure.hpp"

#include <array>
#include <boost/json.hpp>
#include <curl/curl.h>
#include <memory>
#include <new>

namespace maitred::sms {
namespace {

namespace json = boost::json;

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Words = std::array<char, CURL_ERROR_SIZE>;

constexpr std::size_t longest_answer = 16 * 1024;

/// curl counts who has prepared it, and lets any thread do so.
void prepare_curl()
{
    static const CURLcode prepared = curl_global_init(CURL_GLOBAL_DEFAULT);
    ensure(prepared == CURLE_OK, "libcurl could not be prepared");
}

Curl new_handle()
{
    Curl curl{curl_easy_init(), curl_easy_cleanup};
    if (!curl)
        throw std::bad_alloc{};
    return curl;
}

std::string escaped(CURL* curl, const std::string& text)
{
    const std::unique_ptr<char, decltype(&curl_free)> safe{
        curl_easy_escape(curl, text.data(), static_cast<int>(text.size())), curl_free};
    if (!safe)
        throw std::bad_alloc{};
    return safe.get();
}

std::string url_of(const TwilioSettings& settings)
{
    std::string base = settings.base_url;
    while (base.ends_with('/'))
        base.pop_back();
    return base + "/2010-04-01/Accounts/" + escaped(new_handle().get(), settings.account_sid) +
           "/Messages.json";
}

template <class Value> void set(CURL* curl, CURLoption option, Value value)
{
    if (curl_easy_setopt(curl, option, value) != CURLE_OK)
        throw Undelivered{"libcurl does not take a setting of the text carrier"};
}

/// Takes what fits, and hangs up on whoever says more.
std::size_t take(char* bytes, std::size_t size, std::size_t count, void* answer)
{
    auto& taken = *static_cast<std::string*>(answer);
    const std::size_t fits = std::min(size * count, longest_answer - taken.size());
    taken.append(bytes, fits);
    return fits;
}

/// The message in the answer repeats the telephone's number; the code does not.
std::string with_twilios_code(std::string trouble, const std::string& answer)
{
    json::error_code failed;
    const json::value said = json::parse(answer, failed);
    const json::object* object = failed ? nullptr : said.if_object();
    const json::value* code = object ? object->if_contains("code") : nullptr;
    if (code && code->is_int64())
        trouble += ", Twilio's code " + std::to_string(code->as_int64());
    return trouble;
}

void address(CURL* curl, const TwilioSettings& settings, const std::string& url)
{
    set(curl, CURLOPT_URL, url.c_str());
    set(curl, CURLOPT_PROTOCOLS_STR, "https,http");
    set(curl, CURLOPT_FOLLOWLOCATION, 0L);
    set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    set(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    set(curl, CURLOPT_USERNAME, settings.account_sid.c_str());
    set(curl, CURLOPT_PASSWORD, settings.auth_token.c_str());
}

/// Without signals: other threads send texts, too.
void bound(CURL* curl, const TwilioSettings& settings)
{
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connecting.count()));
    set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.whole.count()));
}

/// The status decides, even where the rest of the answer was too long or did not come: a message
/// that was accepted is not sent again.
void judge(long status, const std::string& failure, const std::string& answer)
{
    if (status >= 200 && status < 300)
        return;
    if (status == 0)
        throw Undelivered{failure};
    throw Undelivered{
        with_twilios_code("the text carrier answered " + std::to_string(status), answer)};
}

} // namespace

TwilioTexter::TwilioTexter(TwilioSettings settings)
    : settings_{std::move(settings)}, url_{(prepare_curl(), url_of(settings_))}
{
}

void TwilioTexter::text(const Phone& to, const std::string& sentence)
{
    const std::string number = dialled(to);
    if (number.empty())
        throw Undelivered{"the guest's telephone number has no digits"};
    const Curl curl = new_handle();
    const std::string form = "From=" + escaped(curl.get(), settings_.from) +
                             "&To=" + escaped(curl.get(), number) +
                             "&Body=" + escaped(curl.get(), sentence);
    std::string answer;
    Words words{};
    set(curl.get(), CURLOPT_ERRORBUFFER, words.data());
    address(curl.get(), settings_, url_);
    bound(curl.get(), settings_);
    set(curl.get(), CURLOPT_POSTFIELDS, form.c_str());
    set(curl.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(form.size()));
    set(curl.get(), CURLOPT_WRITEFUNCTION, take);
    set(curl.get(), CURLOPT_WRITEDATA, static_cast<void*>(&answer));
    const CURLcode result = curl_easy_perform(curl.get());
    long status = 0;
    curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
    judge(status, words[0] ? words.data() : curl_easy_strerror(result), answer);
}

std::string dialled(const Phone& phone)
{
    std::string number;
    for (const char c : phone.text())
        if ((c >= '0' && c <= '9') || (c == '+' && number.empty()))
            number += c;
    if (number.starts_with("00"))
        number.replace(0, 2, "+");
    return number == "+" ? "" : number;
}

} // namespace maitred::sms
