#pragma once

#include "core/base/dice.hpp"
#include "core/seating/table.hpp"
#include "core/seating/table_set.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace maitred {

/// How a table is chosen among those that are free and large enough.
enum class Policy {
    random,   ///< each with the same chance
    best_fit, ///< the smallest that suffices; of these, the first in the room
};

std::string_view name_of(Policy policy);
std::optional<Policy> policy_named(std::string_view name);

/// The place of the chosen table; `free` is not empty and holds only tables that fit the party.
/// Linear in the number of tables.
std::size_t choose(Policy policy, const std::vector<Table>& tables, const TableSet& free,
                   Dice& dice);

} // namespace maitred
