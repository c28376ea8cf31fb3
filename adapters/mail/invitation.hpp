#pragma once

#include "adapters/mail/mailbox.hpp"
#include "core/base/instant.hpp"

namespace maitred::mail {

/// Whether a sitting is put into somebody's calendar, or taken out again.
enum class Method { request, cancel };

/// "REQUEST", "CANCEL".
std::string_view text_of(Method method);

/// A sitting as calendars know it.
struct Invitation {
    Method method;
    std::string uid; ///< the same for all invitations to one sitting
    int sequence;    ///< grows with every change: calendars believe the largest
    bool tentative;  ///< the table is only held as yet
    Instant written;
    Window sitting;
    std::string summary;
    std::string location;
    std::string description; ///< may have several lines
    Mailbox organizer;
    Mailbox attendee;
};

/// As an iCalendar object (RFC 5545, with a method of RFC 5546); lines end in CR LF.
std::string icalendar(const Invitation& invitation);

} // namespace maitred::mail
