#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/text/form.hpp"
#include "core/house/refurbishment.hpp"

namespace maitred::http::member {

/// Further than any table seats: how large a party may be is for the desk to say.
inline constexpr int largest_party = 1'000;
inline constexpr std::size_t longest_occasion = 200;

/// Minutes after the midnight that begins a date, past the next midnight too; nothing where the
/// clock skips that time.
std::optional<Instant> instant_at(const WallClock& clock, std::chrono::local_days date,
                                  std::chrono::minutes after_midnight);

/// booking_date, start_time and end_time, which must be there.
std::optional<Window> read_sitting(Form& form, const WallClock& clock);
/// The same, where what is not given stays as the clock showed it; nothing where nothing is given.
std::optional<Window> read_sitting(Form& form, const WallClock& clock, const Window& before);

/// The table that is wanted by name. One that is not in the room is named too: the desk says so.
std::optional<TableId> read_table(Form& form, const std::vector<KnownTable>& tables);

} // namespace maitred::http::member
