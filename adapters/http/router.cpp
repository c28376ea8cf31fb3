#include "adapters/http/router.hpp"

#include "core/base/ensure.hpp"

#include <optional>
#include <utility>

namespace maitred::http {
namespace {

std::string_view without_slash(std::string_view path)
{
    if (path.size() > 1 && path.ends_with('/'))
        path.remove_suffix(1);
    return path;
}

std::vector<std::string> split(std::string_view path)
{
    std::vector<std::string> segments;
    path = without_slash(path);
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = std::min(path.find('/'), path.size());
        segments.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return segments;
}

bool names_a_value(std::string_view segment)
{
    return segment.starts_with('{') && segment.ends_with('}');
}

/// The values at the pattern's placeholders, or nothing where the path does not fit.
std::optional<std::vector<std::string>> fit(const std::vector<std::string>& pattern,
                                            std::string_view path)
{
    const auto segments = split(path);
    if (segments.size() != pattern.size())
        return std::nullopt;
    std::vector<std::string> values;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (names_a_value(pattern[i])) {
            if (segments[i].empty())
                return std::nullopt;
            values.push_back(segments[i]);
        } else if (segments[i] != pattern[i]) {
            return std::nullopt;
        }
    }
    return values;
}

bool below(std::string_view path, std::string_view prefix)
{
    if (!path.starts_with(prefix))
        return false;
    return prefix.ends_with('/') || path.size() == prefix.size() || path[prefix.size()] == '/';
}

unsigned bit(Method method)
{
    return 1U << static_cast<unsigned>(method);
}

std::string allow_header(unsigned allowed)
{
    if (allowed == 0)
        return {};
    if (allowed & bit(Method::get))
        allowed |= bit(Method::head);
    allowed |= bit(Method::options);
    std::string text;
    for (const Method method : {Method::get, Method::head, Method::post, Method::put, Method::patch,
                                Method::delete_, Method::options}) {
        if (!(allowed & bit(method)))
            continue;
        if (!text.empty())
            text += ", ";
        text += name_of(method);
    }
    return text;
}

} // namespace

Router::Router(std::vector<Surface> surfaces) : surfaces_{std::move(surfaces)}
{
    ensure(!surfaces_.empty(), "a router without surfaces has no words for a fault");
    for (const Surface& surface : surfaces_)
        for (const Route& route : surface.routes)
            add(surface, route);
    names_.emplace_back("unmatched");
}

void Router::add(const Surface& surface, const Route& route)
{
    ensure(route.pattern.starts_with('/'), "a route's pattern begins with a slash");
    Entry entry{&surface, &route, names_.size(), split(route.pattern)};
    names_.push_back(route.pattern);
    if (route.pattern.find('{') == std::string::npos)
        plain_[std::string{without_slash(route.pattern)}].push_back(std::move(entry));
    else
        with_placeholders_.push_back(std::move(entry));
}

const Surface& Router::surface_for(std::string_view path) const
{
    const Surface* best = &surfaces_.front();
    std::size_t longest = 0;
    for (const Surface& surface : surfaces_) {
        for (const std::string& prefix : surface.prefixes) {
            if (prefix.size() > longest && below(path, prefix)) {
                best = &surface;
                longest = prefix.size();
            }
        }
    }
    return *best;
}

/// Takes the entry if it serves the method, else remembers that its path allows another one.
bool Router::offer(const Entry& entry, Method method, std::string_view path, Destination& found,
                   unsigned& allowed) const
{
    const Route& route = *entry.route;
    if (route.slash == Slash::exact && route.pattern.ends_with('/') != path.ends_with('/'))
        return false;
    allowed |= bit(route.method);
    found.surface = entry.surface;
    if (route.method != method && !(route.method == Method::get && method == Method::head))
        return false;
    found.route = &route;
    found.route_index = entry.index;
    return true;
}

Destination Router::find(Method method, std::string_view path) const
{
    Destination found;
    found.route_index = names_.size() - 1;
    unsigned allowed = 0;
    if (const auto plain = plain_.find(without_slash(path)); plain != plain_.end())
        for (const Entry& entry : plain->second)
            if (offer(entry, method, path, found, allowed))
                return found;
    for (const Entry& entry : with_placeholders_) {
        auto values = fit(entry.segments, path);
        if (values && offer(entry, method, path, found, allowed)) {
            found.path_values = std::move(*values);
            return found;
        }
    }
    found.allow = allow_header(allowed);
    if (!found.surface)
        found.surface = &surface_for(path);
    return found;
}

} // namespace maitred::http
