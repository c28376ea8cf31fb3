#pragma once

#include "tests/support/child_process.hpp"

#include <boost/json.hpp>
#include <stdexcept>

namespace maitred {

/// How a sink beside this file is started. With Debian's python3, which has Debian's aiosmtpd.
inline std::vector<std::string> sink_command(const std::string& script,
                                             std::vector<std::string> options)
{
    const std::string path = std::string{MAITRED_SINKS} + "/" + script;
    options.insert(options.begin(), {"/usr/bin/python3", path});
    return options;
}

/// A sink's first line is its port.
inline std::uint16_t port_said_by(ChildProcess& sink)
{
    const auto line = sink.line_within(std::chrono::seconds{20});
    if (!line)
        throw std::runtime_error{"the sink does not listen"};
    return boost::json::parse(*line).at("port").to_number<std::uint16_t>();
}

/// The text under that name, empty where there is none.
inline std::string text_at(const boost::json::value& object, const char* name)
{
    const boost::json::value* text = object.as_object().if_contains(name);
    return text && text->is_string() ? std::string{text->as_string()} : std::string{};
}

} // namespace maitred
