#include "app/config.hpp"

#include "app/variables.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace maitred::app {
namespace {

/// The first of a file's lines: secrets are written with a line end by most tools.
std::string value_in_file(const std::string& name, const std::string& path)
{
    std::ifstream file{path};
    std::string value;
    if (!file.is_open() || (!std::getline(file, value) && file.bad()))
        throw ConfigError{name + "_FILE names a file that cannot be read: " + path};
    if (value.ends_with('\r'))
        value.pop_back();
    return value;
}

std::string value_of(const Variable& variable, const Environ& environ)
{
    const auto value = environ(variable.name);
    const auto path = environ(variable.name + "_FILE");
    if (value && path)
        throw ConfigError{variable.name + " and " + variable.name + "_FILE are both set"};
    if (path)
        return value_in_file(variable.name, *path);
    return value.value_or(variable.otherwise);
}

/// Secrets are not repeated on the terminal.
std::string shown(const Variable& variable, const std::string& value)
{
    constexpr std::string_view secrets[] = {
        "SECRET_KEY",    "SECRET_KEY_PREVIOUS", "ADMIN_TOKEN",           "DATABASE_URL",
        "SMTP_PASSWORD", "TWILIO_AUTH_TOKEN",   "MIGRATION_DATABASE_URL"};
    const bool secret =
        std::find(std::begin(secrets), std::end(secrets), variable.name) != std::end(secrets);
    return secret ? "the value that is set" : "'" + value + "'";
}

std::string shown_default(const Variable& variable)
{
    return variable.otherwise.empty() ? "none" : variable.otherwise;
}

} // namespace

std::optional<std::string> process_environ(const std::string& name)
{
    const char* value = std::getenv(name.c_str());
    if (!value || *value == '\0')
        return std::nullopt;
    return std::string{value};
}

Config read_config(const Environ& environ)
{
    Config config;
    for (const Variable& variable : variables()) {
        const std::string value = value_of(variable, environ);
        if (const auto demand = variable.set(value, config))
            throw ConfigError{variable.name + " must be " + *demand + ", not " +
                              shown(variable, value)};
    }
    if (const auto demand = what_notices_lack(config))
        throw ConfigError{*demand};
    return config;
}

std::string variables_for_help()
{
    std::ostringstream help;
    help << "Environment variables (NAME_FILE instead of NAME reads the value from a file):\n";
    for (const Variable& variable : variables())
        help << "  " << variable.name << " (" << shown_default(variable) << ")\n      "
             << variable.meaning << "\n";
    return help.str();
}

std::string variables_for_readme()
{
    std::ostringstream table;
    table << "| variable | default | meaning |\n|---|---|---|\n";
    for (const Variable& variable : variables()) {
        const bool by_machine = variable.name == "IO_THREADS";
        table << "| `" << variable.name << "` | "
              << (by_machine ? "cores" : shown_default(variable)) << " | " << variable.meaning
              << " |\n";
    }
    return table.str();
}

} // namespace maitred::app
