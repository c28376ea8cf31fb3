#pragma once

#include "adapters/mail/smtp_postman.hpp"
#include "tests/mail/notices.hpp"
#include "tests/support/mail_sink.hpp"
#include "tests/support/settable_clock.hpp"

namespace maitred {

inline Letter a_letter()
{
    return {.message_id = "notice-1.uuid@maitred.example",
            .to = *Email::of("inigo@example.org"),
            .to_name = "Íñigo Pérez",
            .from_name = "Trattoria Ñandú",
            .subject = "Confirmación de reserva – Trattoria Ñandú",
            .plain = "Hola, Íñigo:\n.\nSu mesa está reservada.\n",
            .html = "<p>Hola, Íñigo:</p>\n",
            .calendar = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
            .calendar_method = "REQUEST"};
}

inline const Clock& noon()
{
    static const SettableClock clock{at("12:00")};
    return clock;
}

/// By name, as its certificate has it.
inline mail::SmtpSettings settings_for(const MailSink& sink, mail::Tls tls)
{
    return {.server = "localhost",
            .port = sink.port(),
            .tls = tls,
            .from = *mail::Mailbox::of("Tables <tables@maitred.example>")};
}

inline mail::SmtpPostman postman_to(const MailSink& sink)
{
    return {settings_for(sink, mail::Tls::off), noon()};
}

/// Why a letter was not taken over; empty where it was.
inline std::string trouble_of(const mail::SmtpSettings& settings, const Letter& letter = a_letter())
{
    try {
        mail::SmtpPostman{settings, noon()}.carry(letter);
        return "";
    } catch (const Undelivered& undelivered) {
        return undelivered.what();
    }
}

} // namespace maitred
