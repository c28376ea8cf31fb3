#include "app/correspondence.hpp"

#include "adapters/mail/smtp_postman.hpp"
#include "adapters/sms/twilio_texter.hpp"

namespace maitred::app {
namespace {

constexpr std::chrono::milliseconds between_looks{500};
constexpr std::chrono::seconds between_signs_of_life{1};

mail::Mailbox sender(const Config& config)
{
    for (const std::string& text : {config.smtp.from, config.smtp.username})
        if (auto mailbox = mail::Mailbox::of(text))
            return *mailbox;
    return {{}, "maitred@localhost"};
}

mail::SmtpSettings smtp_settings(const Config& config)
{
    return {.server = config.smtp.server,
            .port = config.smtp.port,
            .tls = mail::tls_named(config.smtp.tls).value_or(mail::Tls::starttls),
            .from = sender(config),
            .username = config.smtp.username,
            .password = config.smtp.password,
            .trusted = config.smtp.ca_file};
}

sms::TwilioSettings twilio_settings(const Config& config)
{
    return {.account_sid = config.twilio.account_sid,
            .auth_token = config.twilio.auth_token,
            .from = config.twilio.phone_number,
            .base_url = config.twilio.base_url};
}

std::unique_ptr<Postman> postman_of(const Config& config, const Clock& clock)
{
    if (!open_channels(config).email)
        return nullptr;
    return std::make_unique<mail::SmtpPostman>(smtp_settings(config), clock);
}

std::unique_ptr<Texter> texter_of(const Config& config)
{
    if (!open_channels(config).sms)
        return nullptr;
    return std::make_unique<sms::TwilioTexter>(twilio_settings(config));
}

} // namespace

Correspondence::Correspondence(const Config& config, BackOffice& office, Measures& measures)
    : workers_{config.notice_workers}, seals_{config.secret_key},
      stationery_{office.zones, sender(config)}, postman_{postman_of(config, office.clock)},
      texter_{texter_of(config)}, send_{{office.storage(), office.clock, stationery_,
                                         postman_.get(), texter_.get(), measures, seals_}}
{
}

void Correspondence::begin(const Rounds::Report& report)
{
    keeping_ = std::make_unique<Rounds>(
        "keeping notices in hand", between_signs_of_life, [this] { send_.keep_what_is_in_hand(); },
        report);
    for (std::size_t i = 0; i < workers_; ++i)
        sending_.push_back(std::make_unique<Rounds>(
            "sending notices", between_looks, [this] { send_(); }, report));
}

} // namespace maitred::app
