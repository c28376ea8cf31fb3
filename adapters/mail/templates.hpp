#pragma once

#include <span>
#include <string_view>

namespace maitred::mail {

/// A file below `templates/`, without the end of its last line.
struct Template {
    std::string_view name; ///< "es/reminder.txt"
    std::string_view text;
};

/// All of them, compiled in.
std::span<const Template> templates();

} // namespace maitred::mail
