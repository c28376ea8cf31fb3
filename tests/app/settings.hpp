#pragma once

#include "app/config.hpp"

#include <map>
#include <string>

namespace maitred::test {

using Settings = std::map<std::string, std::string>;

/// The configuration of a process with these variables and no others.
inline app::Config configured(const Settings& settings)
{
    return app::read_config([&](const std::string& name) -> std::optional<std::string> {
        const auto found = settings.find(name);
        if (found == settings.end())
            return std::nullopt;
        return found->second;
    });
}

/// The line with which a process that has these variables refuses to start; "" if it starts.
inline std::string complaint_about(const Settings& settings)
{
    try {
        (void)configured(settings);
        return "";
    } catch (const app::ConfigError& error) {
        return error.what();
    }
}

} // namespace maitred::test
