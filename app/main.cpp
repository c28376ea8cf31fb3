#include "app/commands.hpp"

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>

namespace {

constexpr int wrong_usage = 2;

/// What a library says may have several lines; what we say has one.
int stop_with(const std::exception& error, int exit_code)
{
    std::string line;
    for (const char c : std::string_view{error.what()}) {
        const bool space = c == '\n' || c == '\t' || c == ' ';
        if (!space)
            line += c;
        else if (!line.empty() && line.back() != ' ')
            line += ' ';
    }
    while (line.ends_with(' '))
        line.pop_back();
    std::cerr << "maitred: " << line << '\n';
    return exit_code;
}

int run(const std::function<int(const maitred::app::Config&)>& command)
{
    using namespace maitred::app;
    try {
        return command(read_config(process_environ));
    } catch (const ConfigError& error) {
        return stop_with(error, wrong_usage);
    } catch (const std::exception& error) {
        return stop_with(error, EXIT_FAILURE);
    }
}

} // namespace

int main(int argc, char** argv)
{
    using namespace maitred::app;
    CLI::App cli{"maitred: a table-reservation server", "maitred"};
    cli.set_version_flag("--version", "maitred " MAITRED_VERSION);
    cli.footer("\n" + variables_for_help());
    cli.require_subcommand(1);
    const CLI::App* serving = cli.add_subcommand("serve", "Serve until SIGTERM or SIGINT");
    const CLI::App* migrating =
        cli.add_subcommand("migrate", "Bring the schema and the house up to date");
    const CLI::App* seeding =
        cli.add_subcommand("seed", "Fill the house with sample guests; may be repeated");
    CLI::App* admins = cli.add_subcommand("admin", "Whoever administers the house");
    admins->require_subcommand(1);
    CLI::App* creating = admins->add_subcommand(
        "create",
        "Make a login: the platform's administrator, and the owner of the house on the floor");
    AdminWish admin;
    creating->add_option("--username", admin.username, "What they are called")->required();
    creating->add_option("--email", admin.email, "What they log in with")->required();
    creating->add_option("--password", admin.password,
                         "8 to 128 characters; without it, a line of standard input is read");
    cli.add_subcommand("verify", "Re-check the whole book; exit 1 where anything is wrong");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = cli.exit(error);
        return code == 0 ? 0 : wrong_usage;
    }
    if (serving->parsed())
        return run(serve);
    if (migrating->parsed())
        return run(migrate);
    if (creating->parsed())
        return run([&](const Config& config) { return create_admin(config, admin); });
    if (seeding->parsed())
        return run(seed);
    return run(verify);
}
