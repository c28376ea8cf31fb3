#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace maitred::memory {

inline std::string in_lower_case(std::string_view text)
{
    std::string lower{text};
    for (char& letter : lower)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return lower;
}

/// Whether one of the texts has the sought one in it, of whatever case; the empty one is in all.
inline bool contains_any_of(std::initializer_list<std::string_view> texts, std::string_view sought)
{
    const std::string lower = in_lower_case(sought);
    return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
        return in_lower_case(text).find(lower) != std::string::npos;
    });
}

} // namespace maitred::memory
