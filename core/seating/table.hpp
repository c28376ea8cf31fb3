#pragma once

#include "core/base/id.hpp"

#include <string>

namespace maitred {

/// A table in service. Its number is what guests and staff call it: "12", "A1".
struct Table {
    TableId id;
    std::string number;
    int seats; ///< 1 or more

    bool fits(int party) const { return party <= seats; }
    friend bool operator==(const Table&, const Table&) = default;
};

} // namespace maitred
