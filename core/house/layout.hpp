#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

#include <optional>
#include <string>

namespace maitred {

using LayoutId = Id<struct LayoutEntity>;

/// A drawing of the room. Of several, one at most is active: the one that guests are shown.
struct Layout {
    LayoutId id;
    std::string name; ///< 1 to 120 characters
    std::string data; ///< the drawing as it was saved, whole
    /// How wide and how deep it is, where the drawing says so.
    struct Canvas {
        double width;
        double height;
        friend bool operator==(const Canvas&, const Canvas&) = default;
    };
    std::optional<Canvas> canvas = {};
    bool active = false;
    std::optional<AccountId> made_by = {};
    Instant made_at = {};
    Instant changed_at = {};

    friend bool operator==(const Layout&, const Layout&) = default;
};

} // namespace maitred
