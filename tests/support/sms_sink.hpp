#pragma once

#include "tests/support/child_process.hpp"

#include <cstdint>
#include <map>

namespace maitred {

/// A request that the sink has read.
struct ReceivedText {
    std::string path;
    std::string login; ///< "sid:token"
    std::map<std::string, std::string> form;
    int answered; ///< the status, or 0
};

/// sms_sink.py, which tells the options, as a process of its own on a free port of 127.0.0.1.
class SmsSink {
public:
    /// Returns when it listens.
    explicit SmsSink(std::vector<std::string> options = {});

    std::uint16_t port() const { return port_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
    /// The next request in the order of their coming; nothing where none comes for so long.
    std::optional<ReceivedText> next(std::chrono::milliseconds patience = std::chrono::milliseconds{
                                         5'000});

private:
    ChildProcess process_;
    std::uint16_t port_;
};

} // namespace maitred
