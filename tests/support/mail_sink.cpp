#include "tests/support/mail_sink.hpp"

#include "tests/support/sink_lines.hpp"

#include <algorithm>

namespace maitred {
namespace {

namespace json = boost::json;

ReceivedPart part_of(const json::value& said)
{
    ReceivedPart part{text_at(said, "type"), {}, text_at(said, "filename"), text_at(said, "text")};
    for (const auto& [name, value] : said.at("params").as_object())
        part.params.emplace(name, value.as_string());
    return part;
}

ReceivedMail mail_of(const json::value& said)
{
    ReceivedMail mail{.message_id = text_at(said, "message_id"),
                      .envelope_from = text_at(said, "envelope_from"),
                      .envelope_to = {},
                      .login = text_at(said, "login"),
                      .tls = said.at("tls").as_bool(),
                      .helo = text_at(said, "helo"),
                      .tries = static_cast<int>(said.at("tries").as_int64()),
                      .from = text_at(said, "from"),
                      .to = text_at(said, "to"),
                      .subject = text_at(said, "subject"),
                      .headers = {},
                      .parts = {},
                      .raw = text_at(said, "raw")};
    for (const json::value& one : said.at("envelope_to").as_array())
        mail.envelope_to.emplace_back(one.as_string());
    for (const json::value& one : said.at("headers").as_array())
        mail.headers.emplace(one.at(0).as_string(), one.at(1).as_string());
    for (const json::value& one : said.at("parts").as_array())
        mail.parts.push_back(part_of(one));
    return mail;
}

} // namespace

ReceivedPart ReceivedMail::part(const std::string& type) const
{
    const auto found = std::find_if(parts.begin(), parts.end(),
                                    [&](const ReceivedPart& one) { return one.type == type; });
    return found == parts.end() ? ReceivedPart{} : *found;
}

MailSink::MailSink(std::vector<std::string> options)
    : process_{sink_command("mail_sink.py", std::move(options))}, port_{port_said_by(process_)}
{
}

std::optional<ReceivedMail> MailSink::next(std::chrono::milliseconds patience)
{
    const auto line = process_.line_within(patience);
    return line ? std::optional{mail_of(json::parse(*line))} : std::nullopt;
}

} // namespace maitred
