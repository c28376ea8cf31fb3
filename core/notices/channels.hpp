#pragma once

namespace maitred {

/// The ways in which this house can tell its guests something, beside showing it to them.
struct OpenChannels {
    bool email = false;
    bool sms = false;

    friend bool operator==(const OpenChannels&, const OpenChannels&) = default;
};

} // namespace maitred
