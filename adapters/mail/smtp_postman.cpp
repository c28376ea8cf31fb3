#include "adapters/mail/smtp_postman.hpp"

#include "adapters/mail/message.hpp"
#include "core/base/ensure.hpp"

#include <array>

namespace maitred::mail {
namespace {

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Words = std::array<char, CURL_ERROR_SIZE>;

/// curl counts who has prepared it, and lets any thread do so.
void prepare_curl()
{
    static const CURLcode prepared = curl_global_init(CURL_GLOBAL_DEFAULT);
    ensure(prepared == CURLE_OK, "libcurl could not be prepared");
}

/// The path is the name by which we greet the server: that of the machine says nothing to it where
/// we run in a container.
std::string url_of(const SmtpSettings& settings)
{
    const bool bare_ipv6 =
        settings.server.find(':') != std::string::npos && settings.server.front() != '[';
    const std::string host = bare_ipv6 ? "[" + settings.server + "]" : settings.server;
    return (settings.tls == Tls::tls ? "smtps://" : "smtp://") + host + ":" +
           std::to_string(settings.port) + "/" + settings.from.domain();
}

template <class Value> void set(CURL* curl, CURLoption option, Value value)
{
    if (curl_easy_setopt(curl, option, value) != CURLE_OK)
        throw Undelivered{"libcurl does not take a setting of the mail server"};
}

/// No proxy, whatever the environment says: the server is the one that was named.
void address(CURL* curl, const SmtpSettings& settings, const std::string& url)
{
    set(curl, CURLOPT_URL, url.c_str());
    set(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(curl, CURLOPT_PROXY, "");
    set(curl, CURLOPT_USE_SSL, settings.tls == Tls::off ? CURLUSESSL_NONE : CURLUSESSL_ALL);
    set(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    set(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (!settings.trusted.empty())
        set(curl, CURLOPT_CAINFO, settings.trusted.c_str());
    if (settings.username.empty())
        return;
    set(curl, CURLOPT_USERNAME, settings.username.c_str());
    set(curl, CURLOPT_PASSWORD, settings.password.c_str());
}

/// Without signals: other threads carry letters, too.
void bound(CURL* curl, const SmtpSettings& settings)
{
    set(curl, CURLOPT_NOSIGNAL, 1L);
    set(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(settings.connecting.count()));
    set(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(settings.whole.count()));
}

/// What went wrong in curl's words. They name the server and its code, never its own words, which
/// repeat the guest's address.
std::string trouble(CURL* curl, CURLcode failure, const Words& words)
{
    long code = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &code);
    const std::string said = std::to_string(code);
    if (failure == CURLE_WEIRD_SERVER_REPLY && code >= 400)
        return "the mail server did not accept the letter: " + said;
    const std::string text = words[0] ? words.data() : curl_easy_strerror(failure);
    const bool told = code < 400 || text.find(said) != text.npos;
    return told ? text : text + " (the mail server said " + said + ")";
}

} // namespace

std::optional<Tls> tls_named(std::string_view text)
{
    if (text == "off")
        return Tls::off;
    if (text == "starttls")
        return Tls::starttls;
    if (text == "tls")
        return Tls::tls;
    return std::nullopt;
}

SmtpPostman::SmtpPostman(SmtpSettings settings, const Clock& clock)
    : settings_{std::move(settings)}, url_{url_of(settings_)}, clock_{clock}
{
    prepare_curl();
}

void SmtpPostman::carry(const Letter& letter)
{
    const CurlList header = header_of(letter, settings_.from, clock_.now());
    CurlList recipients{nullptr, curl_slist_free_all};
    append(recipients, "<" + letter.to.text() + ">");
    const std::string sender = "<" + settings_.from.address + ">";

    const Curl curl{curl_easy_init(), curl_easy_cleanup};
    if (!curl)
        throw std::bad_alloc{};
    const CurlMime body = body_of(letter, curl.get());
    Words words{};
    set(curl.get(), CURLOPT_ERRORBUFFER, words.data());
    address(curl.get(), settings_, url_);
    bound(curl.get(), settings_);
    set(curl.get(), CURLOPT_MAIL_FROM, sender.c_str());
    set(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    set(curl.get(), CURLOPT_HTTPHEADER, header.get());
    set(curl.get(), CURLOPT_MIMEPOST, body.get());
    const CURLcode result = curl_easy_perform(curl.get());
    if (result != CURLE_OK)
        throw Undelivered{trouble(curl.get(), result, words)};
}

} // namespace maitred::mail
