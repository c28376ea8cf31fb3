#pragma once

#include "adapters/mail/mailbox.hpp"
#include "core/ports/stationery.hpp"
#include "core/ports/time_zones.hpp"

namespace maitred::mail {

/// Words notices by the templates in this folder, and encloses an invitation for calendars.
///
/// A guest's name is in their letter, but not in a sentence: anybody could send any text to any
/// telephone otherwise, by booking a table under that name.
class TemplateStationery final : public Stationery {
public:
    /// The zones must outlive it. Letters are the mailbox's, under the restaurant's name.
    TemplateStationery(const TimeZones& zones, Mailbox from);

    Letter letter(const Notice& notice, const Profile& restaurant) const override;
    std::string sentence(const Notice& notice, const Profile& restaurant) const override;

private:
    const TimeZones& zones_;
    Mailbox from_;
};

} // namespace maitred::mail
