#pragma once

#include "adapters/mail/mailbox.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/postman.hpp"

#include <chrono>
#include <cstdint>

namespace maitred::mail {

/// How the way to the mail server is protected. With `starttls` and `tls` nothing is said to a
/// server that offers no TLS or no certificate of its name.
enum class Tls { off, starttls, tls };

/// "off", "starttls", "tls".
std::optional<Tls> tls_named(std::string_view text);

/// The server that takes our letters, and whose letters they are.
struct SmtpSettings {
    std::string server;
    std::uint16_t port;
    Tls tls;
    Mailbox from;
    std::string username = {}; ///< empty: it asks for none
    std::string password = {};
    std::string trusted = {}; ///< a file of certificates in place of the system's
    std::chrono::milliseconds connecting{5'000};
    std::chrono::milliseconds whole{15'000}; ///< from beginning to end
};

/// Hands letters to a mail server (libcurl), one connection each.
class SmtpPostman final : public Postman {
public:
    /// The clock dates the letters, and must outlive it.
    SmtpPostman(SmtpSettings settings, const Clock& clock);

    void carry(const Letter& letter) override;

private:
    const SmtpSettings settings_;
    const std::string url_;
    const Clock& clock_;
};

} // namespace maitred::mail
