#include "adapters/mail/mailbox.hpp"
#include "adapters/mail/smtp_postman.hpp"
#include "app/setters.hpp"
#include "app/variables.hpp"

namespace maitred::app {
namespace {

constexpr std::size_t longest_text = 500;

Set of_the_mail(std::string SmtpConfig::*field)
{
    return [=](const std::string& text, Config& config) -> std::optional<std::string> {
        if (text.size() > longest_text)
            return "a text of at most 500 bytes";
        config.smtp.*field = text;
        return good;
    };
}

Set of_the_texts(std::string TwilioConfig::*field)
{
    return [=](const std::string& text, Config& config) -> std::optional<std::string> {
        if (text.size() > longest_text)
            return "a text of at most 500 bytes";
        config.twilio.*field = text;
        return good;
    };
}

std::optional<std::string> set_port(const std::string& text, Config& config)
{
    const ReadWhole read = read_whole(text, 1, 65535);
    config.smtp.port = static_cast<std::uint16_t>(read.number);
    return read.demand;
}

std::optional<std::string> set_tls(const std::string& text, Config& config)
{
    if (!mail::tls_named(text))
        return "off, starttls or tls";
    config.smtp.tls = text;
    return good;
}

std::optional<std::string> set_from(const std::string& text, Config& config)
{
    if (!text.empty() && !mail::Mailbox::of(text))
        return "an address such as bookings@example.org or Name <bookings@example.org>";
    config.smtp.from = text;
    return good;
}

std::optional<std::string> set_base_url(const std::string& text, Config& config)
{
    if (!text.starts_with("https://") && !text.starts_with("http://"))
        return "https://… or http://…";
    config.twilio.base_url = text.ends_with('/') ? text.substr(0, text.size() - 1) : text;
    return good;
}

} // namespace

std::vector<Variable> variables_for_notices()
{
    return {
        {"SMTP_SERVER", "", "Mail server that takes our letters; none: no mail is sent",
         of_the_mail(&SmtpConfig::server)},
        {"SMTP_PORT", "587", "Its port", set_port},
        {"SMTP_TLS", "starttls", "How the way there is protected: `off`, `starttls` or `tls`",
         set_tls},
        {"SMTP_USERNAME", "", "Login at the mail server, if it asks for one",
         of_the_mail(&SmtpConfig::username)},
        {"SMTP_PASSWORD", "", "Its password", of_the_mail(&SmtpConfig::password)},
        {"SMTP_FROM", "",
         "Whose letters they are: `address` or `Name <address>`; none: `SMTP_USERNAME`", set_from},
        {"SMTP_CA_FILE", "", "Certificates that are trusted in place of the system's",
         of_the_mail(&SmtpConfig::ca_file)},
        {"TWILIO_ACCOUNT_SID", "", "Twilio account that sends short messages; none: none are sent",
         of_the_texts(&TwilioConfig::account_sid)},
        {"TWILIO_AUTH_TOKEN", "", "Its secret", of_the_texts(&TwilioConfig::auth_token)},
        {"TWILIO_PHONE_NUMBER", "", "The number that messages come from",
         of_the_texts(&TwilioConfig::phone_number)},
        {"TWILIO_BASE_URL", "https://api.twilio.com", "Where Twilio's API is", set_base_url},
        {"NOTICE_WORKERS", "2", "Threads that send mail and short messages",
         whole(&Config::notice_workers, 1, 64)},
    };
}

std::optional<std::string> what_notices_lack(const Config& config)
{
    if (!config.smtp.server.empty() && config.smtp.from.empty() &&
        !mail::Mailbox::of(config.smtp.username))
        return "SMTP_FROM must be set where SMTP_SERVER is and SMTP_USERNAME is no address";
    const TwilioConfig& twilio = config.twilio;
    if (!twilio.account_sid.empty() && (twilio.auth_token.empty() || twilio.phone_number.empty()))
        return "TWILIO_AUTH_TOKEN and TWILIO_PHONE_NUMBER must be set where TWILIO_ACCOUNT_SID is";
    return good;
}

} // namespace maitred::app
