#pragma once

#include "core/booking/reservation.hpp"
#include "core/seating/table.hpp"

#include <vector>

namespace maitred {

enum class TableStatus { available, occupied, reserved, out_of_order };

std::string_view text_of(TableStatus status);
std::optional<TableStatus> table_status_named(std::string_view text);

/// A table as the floor shows it at one moment.
struct ShownTable {
    Table table;
    TableStatus status = TableStatus::available;
    std::optional<Uuid> party = {}; ///< who sits there, or is due there next

    friend bool operator==(const ShownTable&, const ShownTable&) = default;
};

/// A table is shown as reserved from that long before its party is due.
inline constexpr std::chrono::minutes shown_as_reserved_from{60};

/// Whether this party can be seen at its table: it sits there, or has the table by name and is due
/// within the hour, or late. A table that is only kept for a party until it comes is not shown.
bool seen_at_its_table(const Reservation& party, Instant now);

/// Whoever can be seen at a table now has it in this window, or had it in the day before.
constexpr Window seen_in(Instant now)
{
    return {now, now + shown_as_reserved_from + std::chrono::microseconds{1}};
}

/// How a table stands. Of `parties`, those at other tables do not matter. Linear.
ShownTable show(const Table& table, const std::vector<const Reservation*>& parties, Instant now);

} // namespace maitred
