#include "tests/scenarios/letters.hpp"

namespace maitred::scenario {

Environment settings_with_mail(const std::string& database_url, const MailSink& sink)
{
    Environment settings = settings_for(database_url);
    settings["SMTP_SERVER"] = "127.0.0.1";
    settings["SMTP_PORT"] = std::to_string(sink.port());
    settings["SMTP_TLS"] = "off";
    settings["SMTP_FROM"] = "Bookings <bookings@fausse.example>";
    settings["TOTAL_TABLES"] = "60";
    return settings;
}

std::map<std::string, int> letters(MailSink& sink, std::size_t wanted,
                                   std::map<std::string, int> counted)
{
    while (counted.size() < wanted) {
        const auto mail = sink.next(std::chrono::seconds{10});
        if (!mail)
            break;
        ++counted[mail->message_id];
    }
    return counted;
}

} // namespace maitred::scenario
