#include "adapters/http/text/field_value.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace maitred::http {
namespace {

constexpr std::size_t most_parameters = 16;

void skip_spaces(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
}

/// What stands before the first of these characters, which stays.
std::string_view take_until(std::string_view& rest, std::string_view stops)
{
    const auto taken = rest.substr(0, rest.find_first_of(stops));
    rest.remove_prefix(taken.size());
    return taken;
}

/// The rest begins behind the first quotation mark.
std::optional<std::string> take_quoted(std::string_view& rest)
{
    std::string text;
    while (!rest.empty() && rest.front() != '"') {
        if (rest.starts_with("\\\"") || rest.starts_with("\\\\"))
            rest.remove_prefix(1);
        text += rest.front();
        rest.remove_prefix(1);
    }
    if (rest.empty())
        return std::nullopt;
    rest.remove_prefix(1);
    return text;
}

std::optional<std::string> take_value(std::string_view& rest)
{
    if (rest.starts_with('"')) {
        rest.remove_prefix(1);
        return take_quoted(rest);
    }
    const auto value = take_until(rest, "; ");
    if (value.empty() || value.find_first_of("\"\\") != value.npos)
        return std::nullopt;
    return std::string{value};
}

/// "name=value" into the field; false where it is none, or repeats a name.
bool take_parameter(std::string_view& rest, FieldValue& field)
{
    auto name = in_lower_case(take_until(rest, "=; \""));
    if (name.empty() || !rest.starts_with('=') || field.parameter(name))
        return false;
    rest.remove_prefix(1);
    auto value = take_value(rest);
    if (!value || field.parameters.size() == most_parameters)
        return false;
    field.parameters.emplace_back(std::move(name), *std::move(value));
    return true;
}

} // namespace

std::string in_lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

const std::string* FieldValue::parameter(std::string_view name) const
{
    const auto found = std::ranges::find(
        parameters, name, [](const auto& one) { return std::string_view{one.first}; });
    return found == parameters.end() ? nullptr : &found->second;
}

std::optional<FieldValue> read_field_value(std::string_view text)
{
    if (printable_length(text) == not_printable)
        return std::nullopt;
    auto rest = text;
    FieldValue field{in_lower_case(trimmed(take_until(rest, ";"))), {}};
    while (!rest.empty()) {
        if (rest.front() != ';')
            return std::nullopt;
        rest.remove_prefix(1);
        skip_spaces(rest);
        // Semicolons with nothing between them are allowed (RFC 9110, 5.6.6).
        if (!rest.empty() && rest.front() != ';' && !take_parameter(rest, field))
            return std::nullopt;
        skip_spaces(rest);
    }
    return field;
}

} // namespace maitred::http
