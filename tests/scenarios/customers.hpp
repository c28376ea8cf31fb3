#pragma once

#include "tests/scenarios/members.hpp"

namespace maitred::scenario {

/// Somebody who holds tables of the house: asks as a member does, with a token of their own.
struct Customer : Member {
    std::int64_t id = 0;

    /// Has a table held from that time of that date, "19:00", and says how that was answered.
    test::Answer hold(std::uint16_t port, std::int64_t table, std::string_view date,
                      std::string_view time) const;
    /// Brings a reservation to a status.
    test::Answer bring(std::uint16_t port, std::string_view reservation,
                       std::string_view status) const;
};

/// Registers somebody and logs them in; throws where that is refused.
Customer register_customer(std::uint16_t port, const std::string& name);

/// The numbers of the house's tables as customers know them.
std::vector<std::int64_t> tables_of_the_house(std::uint16_t port);

} // namespace maitred::scenario
