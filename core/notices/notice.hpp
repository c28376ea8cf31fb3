#pragma once

#include "core/booking/reservation.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace maitred {

using NoticeId = Id<struct NoticeEntity>;

/// What a guest is told of a reservation.
enum class NoticeKind { confirmation, change, cancellation, reminder };

/// How a guest is told. None: there is no other way, and the notice is only kept for them to read.
enum class Channel { email, sms, none };

enum class NoticeState { pending, sent, failed };

std::string_view text_of(NoticeKind kind);
std::optional<NoticeKind> notice_kind_named(std::string_view text);
std::string_view text_of(Channel channel);
std::optional<Channel> channel_named(std::string_view text);
std::string_view text_of(NoticeState state);
std::optional<NoticeState> notice_state_named(std::string_view text);

/// Something that a guest is to be told, from when it is written together with its reason until
/// long after it has arrived.
struct Notice {
    NoticeId id;
    NoticeKind kind;
    Channel channel;
    Reservation about; ///< as it was when the notice was written
    Instant due;
    Instant made_at;
    NoticeState state = NoticeState::pending;
    int tries = 0; ///< begun, this one included
    std::optional<Instant> sent_at = {};
    std::string trouble = {}; ///< why the last try failed

    friend bool operator==(const Notice&, const Notice&) = default;
};

} // namespace maitred
