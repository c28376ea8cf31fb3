#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace maitred {

/// Why a rule said no. The order is the order of precedence: where several rules refuse the same
/// request, the guest is told the first of them.
enum class Reason {
    bad_time,
    bad_party,
    bad_name,
    bad_email,
    bad_phone,
    bad_password,
    bad_picture,
    picture_too_large,
    retry_key_reused,
    wrong_credentials,
    account_inactive,
    oneself,
    not_allowed,
    not_found,
    table_not_found,
    illegal_transition,
    another_day,
    start_in_the_past,
    closed,
    table_too_small,
    table_not_available,
    fully_booked,
    username_taken,
    email_taken,
    table_number_taken,
    table_occupied,
    bookings_in_the_way,
    sittings_clash,
    too_many_pictures,
    table_being_decided,
    race_lost,
};

enum class StageName;

/// A rule's no. `alternatives` are starts of slots that could be booked instead, nearest first;
/// `in_the_way`, the reservations that would lose their place, in the order of their sittings;
/// `stage`, the one that does not allow it.
struct Refusal {
    Reason reason;
    std::vector<Instant> alternatives = {};
    std::vector<ReservationId> in_the_way = {};
    std::optional<StageName> stage = {};

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// The reason's name in logs and metrics, for example "fully_booked".
const char* name_of(Reason reason);

} // namespace maitred
