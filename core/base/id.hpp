#pragma once

#include "core/base/instant.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace maitred {

/// The small number of an entity, one sequence per entity for the installation; never 0.
template <class Entity> struct Id {
    std::int64_t number = 0;

    friend auto operator<=>(const Id&, const Id&) = default;
};

using RestaurantId = Id<struct RestaurantEntity>;
using TableId = Id<struct TableEntity>;
using ReservationId = Id<struct ReservationEntity>;
using GuestId = Id<struct GuestEntity>;
using AccountId = Id<struct AccountEntity>;
using BlockId = Id<struct BlockEntity>;

/// A universally unique identifier (RFC 9562), shown as 8-4-4-4-12 lower-case hex digits.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    std::string text() const;
    static std::optional<Uuid> parse(std::string_view text);

    /// Version 7 of RFC 9562: sorts by time, to the microsecond (6.2, method 3). Thirty-two of its
    /// random bits are the restaurant's number, so that a reservation is found without naming the
    /// tenant; 30 bits of `chance` are used.
    static Uuid time_ordered(Instant now, RestaurantId restaurant, std::uint64_t chance);
    RestaurantId restaurant() const;

    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

} // namespace maitred

template <class Entity> struct std::hash<maitred::Id<Entity>> {
    std::size_t operator()(const maitred::Id<Entity>& id) const
    {
        return std::hash<std::int64_t>{}(id.number);
    }
};
