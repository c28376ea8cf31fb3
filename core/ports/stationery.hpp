#pragma once

#include "core/house/profile.hpp"
#include "core/notices/notice.hpp"

#include <string>

namespace maitred {

/// A notice as an e-mail: ready to be carried, and not yet encoded.
struct Letter {
    std::string message_id; ///< without angle brackets; the same each time the notice is written
    Email to;
    std::string to_name;
    std::string from_name;
    std::string subject;
    std::string plain;
    std::string html;
    std::string calendar;        ///< an iCalendar object (RFC 5545)
    std::string calendar_method; ///< "REQUEST" or "CANCEL"
};

/// Words a notice in the language of its reservation. Any thread may call.
class Stationery {
public:
    virtual ~Stationery() = default;

    /// The reservation has an e-mail.
    virtual Letter letter(const Notice& notice, const Profile& restaurant) const = 0;
    /// One sentence or two, for a telephone and for lists: at most 300 characters.
    virtual std::string sentence(const Notice& notice, const Profile& restaurant) const = 0;
};

} // namespace maitred
