#pragma once

#include "app/config.hpp"

namespace maitred::app {

/// One setting: its name, what it means, and how a text becomes part of the configuration.
struct Variable {
    std::string name;
    std::string otherwise; ///< the default, as it would be written
    std::string meaning;
    /// What the value must be, where this text is not one; nothing where it is.
    std::function<std::optional<std::string>(const std::string& text, Config& config)> set;
};

/// Those that say how guests are told something; variables() has them too.
std::vector<Variable> variables_for_notices();
/// What these settings still lack together, in one sentence.
std::optional<std::string> what_notices_lack(const Config& config);

/// Every variable there is, in the order in which people should read about them.
const std::vector<Variable>& variables();

} // namespace maitred::app
