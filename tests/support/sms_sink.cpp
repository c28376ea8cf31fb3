#include "tests/support/sms_sink.hpp"

#include "tests/support/sink_lines.hpp"

namespace maitred {
namespace {

namespace json = boost::json;

ReceivedText text_of(const json::value& said)
{
    ReceivedText text{text_at(said, "path"), text_at(said, "login"), {}, 0};
    if (const json::value* answered = said.as_object().if_contains("answered");
        answered && answered->is_int64())
        text.answered = static_cast<int>(answered->as_int64());
    if (const json::value* form = said.as_object().if_contains("form"))
        for (const auto& [name, value] : form->as_object())
            text.form.emplace(name, value.as_string());
    return text;
}

} // namespace

SmsSink::SmsSink(std::vector<std::string> options)
    : process_{sink_command("sms_sink.py", std::move(options))}, port_{port_said_by(process_)}
{
}

std::optional<ReceivedText> SmsSink::next(std::chrono::milliseconds patience)
{
    const auto line = process_.line_within(patience);
    return line ? std::optional{text_of(json::parse(*line))} : std::nullopt;
}

} // namespace maitred
