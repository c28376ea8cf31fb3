#pragma once

#include "adapters/http/surface.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace maitred::http {

/// Where a request goes. Without a route, `allow` tells an unknown path (empty) from a known path
/// with another method.
struct Destination {
    const Surface* surface = nullptr; ///< in whose words faults are said
    const Route* route = nullptr;
    std::size_t route_index = 0; ///< for logs and metrics; valid without a route too
    std::string allow = {};
    std::vector<std::string> path_values = {};
};

/// Finds the route of a request among the tables of all surfaces.
///
/// A pattern's segments are words or {placeholders}; words win over placeholders. GET serves HEAD.
/// A path that holds a route with Slash::exact is served only in exactly that spelling.
class Router {
public:
    /// The surfaces must have at least one element; the first speaks where no prefix matches.
    explicit Router(std::vector<Surface> surfaces);
    Router(const Router&) = delete;
    Router& operator=(const Router&) = delete;

    Destination find(Method method, std::string_view path) const;
    /// The surface whose prefix is the longest that matches the path.
    const Surface& surface_for(std::string_view path) const;

    const std::vector<Surface>& surfaces() const { return surfaces_; }

    /// The patterns by route index; the last entry, "unmatched", stands for requests without one.
    const std::vector<std::string>& route_names() const { return names_; }

private:
    struct Entry {
        const Surface* surface;
        const Route* route;
        std::size_t index;
        std::vector<std::string> segments;
    };
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const
        {
            return std::hash<std::string_view>{}(text);
        }
    };

    void add(const Surface& surface, const Route& route);
    bool offer(const Entry& entry, Method method, std::string_view path, Destination& found,
               unsigned& allowed) const;

    std::vector<Surface> surfaces_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::vector<Entry>, TextHash, std::equal_to<>> plain_;
    std::vector<Entry> with_placeholders_;
};

} // namespace maitred::http
