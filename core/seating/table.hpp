#pragma once

#include "core/base/id.hpp"
#include "core/base/instant.hpp"

#include <optional>
#include <string>

namespace maitred {

enum class Shape { round, square, rectangle, oval };

std::string_view text_of(Shape shape);
std::optional<Shape> shape_named(std::string_view text);

/// A place on the floor plan, as parts of its width and depth: 0 to 1.
struct Position {
    double x = 0;
    double y = 0;
    friend bool operator==(const Position&, const Position&) = default;
};

/// A table of the room. Its number is what guests and staff call it: "12", "A1".
struct Table {
    TableId id;
    std::string number;
    int seats; ///< 1 or more
    Uuid uuid = {};
    Shape shape = Shape::round;
    std::string section = {};
    std::optional<Position> position = {};
    bool out_of_order = false; ///< stays where it is, and nobody is seated there
    Instant made_at = {};
    Instant changed_at = {};
    std::string name = {};                 ///< "By the window": at most 120 characters
    std::string kind = {};                 ///< "booth", "outdoor": at most 60 characters
    std::optional<Position> location = {}; ///< where the layout draws it, in units of its canvas

    bool fits(int party) const { return party <= seats; }
    friend bool operator==(const Table&, const Table&) = default;
};

} // namespace maitred
