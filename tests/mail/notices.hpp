#pragma once

#include "core/house/profile.hpp"
#include "core/notices/notice.hpp"
#include "tests/support/parties.hpp"

namespace maitred {

inline Reservation ada_for_four()
{
    return {.id = {1234},
            .uuid = *Uuid::parse("0190163d-8694-739b-aea5-966c26f8ad90"),
            .contact = ada(),
            .party = 4,
            .sitting = from("19:30", "21:00"),
            .table = std::nullopt,
            .stage = Confirmed{at("12:00")},
            .source = Source::guest_surface,
            .made_at = at("12:00")};
}

/// A notice of that kind to Ada, who booked for four at 19:30 UTC of that day.
inline Notice notice_of(NoticeKind kind, Language language = Language::english)
{
    Notice notice{.id = {77},
                  .kind = kind,
                  .channel = Channel::email,
                  .about = ada_for_four(),
                  .due = at("12:00"),
                  .made_at = at("12:00")};
    notice.about.language = language;
    return notice;
}

inline Notice notice_to(const std::string& guest, Language language = Language::english)
{
    Notice notice = notice_of(NoticeKind::confirmation, language);
    notice.about.contact.name = *Name::of(guest);
    return notice;
}

inline Profile trattoria()
{
    return {.name = "trattoria-1",
            .time_zone = "Europe/Madrid",
            .shown_name = "Trattoria Sol",
            .address = "Calle Mayor 1, Madrid",
            .phone = "+34 910 000 000",
            .email = "hola@sol.example"};
}

inline bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

constexpr NoticeKind every_kind[] = {NoticeKind::confirmation, NoticeKind::change,
                                     NoticeKind::cancellation, NoticeKind::reminder};
constexpr Language every_language[] = {Language::english, Language::spanish};

} // namespace maitred
