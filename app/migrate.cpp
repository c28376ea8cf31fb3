#include "app/commands.hpp"
#include "app/storages.hpp"
#include "app/system_clock.hpp"

#include <iostream>

namespace maitred::app {
namespace {

std::string joined(const std::vector<std::string>& numbers)
{
    std::string text;
    for (const std::string& number : numbers)
        text += (text.empty() ? "" : ", ") + number;
    return text;
}

void say_tables(std::string_view what, const std::vector<std::string>& numbers)
{
    if (numbers.size() > 12)
        std::cout << what << ": " << numbers.size() << " tables, " << numbers.front() << " to "
                  << numbers.back() << '\n';
    else if (!numbers.empty())
        std::cout << what << ": " << joined(numbers) << '\n';
}

int say_clashes(const std::vector<Clash>& clashes)
{
    std::cerr << "maitred: SLOT_MINUTES cannot be changed: reservations would share a table\n";
    for (const Clash& clash : clashes)
        std::cerr << "  reservations " << clash.one.number << " and " << clash.other.number
                  << " at table " << clash.table_number << '\n';
    return 1;
}

int say(const HouseReport& report, const HouseSettings& house)
{
    if (!report.clashes.empty())
        return say_clashes(report.clashes);
    if (report.created)
        std::cout << "created the house '" << house.slug << "'\n";
    else if (report.changed)
        std::cout << "changed the settings of the house '" << house.slug << "'\n";
    else
        std::cout << "the house '" << house.slug << "' is as it should be\n";
    say_tables("tables added", report.tables_added);
    say_tables("tables taken out of service", report.tables_removed);
    say_tables("tables that stay, because they have reservations to come", report.tables_kept);
    return 0;
}

} // namespace

int migrate(const Config& config)
{
    NoMeasures measures;
    const OpenedStorage opened = open_storage(config, measures);
    if (!opened.schema) {
        std::cout << "memory: keeps nothing, so there is nothing to migrate\n";
        return 0;
    }
    const Instant now = SystemClock{}.now();
    const std::vector<std::string> applied = opened.schema->migrate(now);
    for (const std::string& line : applied)
        std::cout << line << '\n';
    if (applied.empty())
        std::cout << "the schema is up to date\n";
    if (const auto warning = opened.schema->warning())
        std::cout << *warning << '\n';
    for (const Restaurant& restaurant : opened.storage->restaurants())
        if (opened.storage->open(restaurant.id)->mend_figures())
            std::cout << "counted the figures of '" << restaurant.settings.slug << "' anew\n";
    return say(opened.storage->settle_house(config.house, now), config.house);
}

} // namespace maitred::app
