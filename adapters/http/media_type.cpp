#include "adapters/http/media_type.hpp"

#include <algorithm>
#include <array>

namespace maitred::http {
namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Cuts off and returns what stands before the next semicolon.
std::string_view next_part(std::string_view& rest)
{
    const auto end = std::min(rest.find(';'), rest.size());
    const auto part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

bool parameters_say_utf8(std::string_view rest)
{
    while (!rest.empty()) {
        const auto parameter = next_part(rest);
        const auto equals = parameter.find('=');
        if (equals == std::string_view::npos || !same(parameter.substr(0, equals), "charset"))
            continue;
        auto charset = parameter.substr(equals + 1);
        if (charset.size() >= 2 && charset.front() == '"' && charset.back() == '"')
            charset = charset.substr(1, charset.size() - 2);
        if (!same(charset, "utf-8"))
            return false;
    }
    return true;
}

bool names_json(std::string_view type)
{
    constexpr std::string_view prefix = "application/";
    constexpr std::string_view suffix = "+json";
    if (same(type, "application/json"))
        return true;
    return type.size() > prefix.size() + suffix.size() &&
           same(type.substr(0, prefix.size()), prefix) &&
           same(type.substr(type.size() - suffix.size()), suffix);
}

/// As such, as bytes of no particular kind, or as a file in a form. No SVG: it can hold scripts.
bool may_hold_picture(std::string_view type)
{
    constexpr std::array<std::string_view, 5> types{
        "image/jpeg", "image/png", "image/webp", "application/octet-stream", "multipart/form-data"};
    return std::ranges::any_of(types, [&](std::string_view known) { return same(type, known); });
}

} // namespace

bool suits(std::string_view content_type, Body body)
{
    if (trimmed(content_type).empty())
        return body != Body::picture;
    auto rest = content_type;
    const auto type = next_part(rest);
    switch (body) {
    case Body::none:
    case Body::any: return true;
    case Body::json: return names_json(type) && parameters_say_utf8(rest);
    case Body::form:
        return same(type, "application/x-www-form-urlencoded") && parameters_say_utf8(rest);
    case Body::picture: return may_hold_picture(type);
    }
    return false;
}

} // namespace maitred::http
