#pragma once

#include "core/ports/texter.hpp"

#include <chrono>

namespace maitred::sms {

struct TwilioSettings {
    std::string account_sid;
    std::string auth_token;
    std::string from;                                ///< a telephone number of the account
    std::string base_url = "https://api.twilio.com"; ///< http, too: tests have no certificate
    std::chrono::milliseconds connecting{5'000};
    std::chrono::milliseconds whole{15'000}; ///< from beginning to end
};

/// Hands short messages to Twilio's API of 2010-04-01 (libcurl), one connection each.
class TwilioTexter final : public Texter {
public:
    explicit TwilioTexter(TwilioSettings settings);

    void text(const Phone& to, const std::string& sentence) override;

private:
    const TwilioSettings settings_;
    const std::string url_;
};

/// The number as Twilio wants it: digits, and the plus sign in front if the guest wrote one or its
/// two noughts. Empty where there is no digit.
std::string dialled(const Phone& phone);

} // namespace maitred::sms
