#include "adapters/http/not_modified.hpp"

#include <algorithm>

namespace maitred::http {
namespace {

std::string_view without_weakness(std::string_view etag)
{
    return etag.starts_with("W/") ? etag.substr(2) : etag;
}

/// The next tag of the list, with its quotation marks; empty at the end, and where there is none.
/// Not simply cut at commas: a tag may hold them.
std::string_view take_tag(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(", \t"), rest.size()));
    rest = without_weakness(rest);
    const auto end = rest.starts_with('"') ? rest.find('"', 1) : rest.npos;
    if (end == rest.npos)
        return {};
    const auto tag = rest.substr(0, end + 1);
    rest.remove_prefix(tag.size());
    const auto next = rest.find_first_not_of(" \t");
    return next == rest.npos || rest[next] == ',' ? tag : std::string_view{};
}

bool lists(std::string_view tags, std::string_view wanted)
{
    for (auto tag = take_tag(tags); !tag.empty(); tag = take_tag(tags))
        if (tag == wanted)
            return true;
    return false;
}

} // namespace

bool client_has(const Request& request, std::string_view etag)
{
    return std::ranges::any_of(request.headers, [&](const auto& field) {
        const auto& [name, value] = field;
        return name == "if-none-match" && (value == "*" || lists(value, without_weakness(etag)));
    });
}

} // namespace maitred::http
