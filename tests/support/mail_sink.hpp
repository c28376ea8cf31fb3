#pragma once

#include "tests/support/child_process.hpp"

#include <cstdint>
#include <map>

namespace maitred {

/// A leaf of a message, decoded.
struct ReceivedPart {
    std::string type; ///< "text/plain"
    std::map<std::string, std::string> params;
    std::string filename;
    std::string text;
};

/// A message that the sink has accepted, decoded.
struct ReceivedMail {
    std::string message_id; ///< with its angle brackets
    std::string envelope_from;
    std::vector<std::string> envelope_to;
    std::string login; ///< empty: nobody logged in
    bool tls;
    std::string helo;
    int tries; ///< how often this Message-ID came, this time included
    std::string from;
    std::string to;
    std::string subject;
    std::multimap<std::string, std::string> headers;
    std::vector<ReceivedPart> parts;
    std::string raw;

    /// The first part of that type, or an empty one.
    ReceivedPart part(const std::string& type) const;
};

/// mail_sink.py, which tells the options, as a process of its own on a free port of 127.0.0.1.
class MailSink {
public:
    /// Returns when it listens.
    explicit MailSink(std::vector<std::string> options = {});

    std::uint16_t port() const { return port_; }
    /// The next message in the order of their coming; nothing where none comes for so long.
    std::optional<ReceivedMail> next(std::chrono::milliseconds patience = std::chrono::milliseconds{
                                         5'000});

private:
    ChildProcess process_;
    std::uint16_t port_;
};

} // namespace maitred
