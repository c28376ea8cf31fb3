#include "adapters/http/text/preferences.hpp"

#include "adapters/http/text/decimal.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace maitred::http {
namespace {

constexpr int full_weight = 1000;

std::string in_lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// The next part of a list, without the white space around it.
std::string_view take_part(std::string_view& rest, char separator)
{
    const auto end = std::min(rest.find(separator), rest.size());
    const std::string_view part = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

/// "0.8" as 800; what is no weight weighs nothing.
int thousandths(std::string_view weight)
{
    if (weight.empty() || weight.size() > 5 || (weight.size() > 1 && weight[1] != '.'))
        return 0;
    std::string digits{weight.substr(0, 1)};
    digits += weight.substr(std::min<std::size_t>(2, weight.size()));
    digits.resize(4, '0');
    return static_cast<int>(read_decimal(digits, 0, full_weight).value_or(0));
}

int weight_in(std::string_view parameters)
{
    while (!parameters.empty()) {
        const std::string_view one = take_part(parameters, ';');
        if (one.starts_with("q=") || one.starts_with("Q="))
            return thousandths(one.substr(2));
    }
    return full_weight;
}

} // namespace

std::vector<Preference> read_preferences(std::string_view header)
{
    std::vector<Preference> preferences;
    while (!header.empty()) {
        std::string_view parameters = take_part(header, ',');
        std::string name = in_lower_case(take_part(parameters, ';'));
        preferences.push_back({std::move(name), weight_in(parameters)});
    }
    return preferences;
}

int weight_of_media(const std::vector<Preference>& accepted, std::string_view media_type)
{
    if (accepted.empty())
        return full_weight;
    const std::string kind{media_type.substr(0, media_type.find('/'))};
    for (const std::string& name : {std::string{media_type}, kind + "/*", std::string{"*/*"}}) {
        const auto found = std::ranges::find(accepted, name, &Preference::name);
        if (found != accepted.end())
            return found->weight;
    }
    return 0;
}

Language language_of(const Request& request, Language otherwise)
{
    Language best = otherwise;
    int best_weight = 0;
    for (const Preference& one : read_preferences(request.header("accept-language"))) {
        const auto language = language_named(one.name.substr(0, one.name.find('-')));
        if (!language || one.weight <= best_weight)
            continue;
        best = *language;
        best_weight = one.weight;
    }
    return best;
}

} // namespace maitred::http
