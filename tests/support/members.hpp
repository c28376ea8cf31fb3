#pragma once

#include "tests/support/parties.hpp"

namespace maitred {

inline constexpr AccountId a_member{71};

/// A member wants a table of a_room_of(…) for a window: "3" by name, or any.
inline Command reserve(const Window& sitting, int party, const std::string& table = {})
{
    Reserve wish{.sitting = sitting,
                 .party = party,
                 .contact = ada(),
                 .source = Source::member_surface,
                 .member = a_member};
    if (!table.empty())
        wish.at_table = TableId{100 + std::stoi(table)};
    return {wish, "account:71"};
}

inline Command rebook(Rebook wish)
{
    return {std::move(wish), "account:71"};
}

inline Command block(int number, const std::string& table, const Window& window,
                     ToCome to_come = ToCome::refuse)
{
    return {PlaceBlock{BlockId{number}, TableId{100 + std::stoi(table)}, window, "paint", to_come},
            "account:1"};
}

inline Command lift(int number, const std::string& table, const Window& window)
{
    return {LiftBlock{{BlockId{number}, TableId{100 + std::stoi(table)}, window, "paint", {}}},
            "account:1"};
}

} // namespace maitred
