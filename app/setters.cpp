#include "app/setters.hpp"

#include "adapters/http/network.hpp"

#include <charconv>
#include <cmath>

namespace maitred::app {

ReadWhole read_whole(const std::string& text, std::int64_t least, std::int64_t most)
{
    ReadWhole read;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, read.number);
    if (error != std::errc{} || stop != end || read.number < least || read.number > most)
        read.demand =
            "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    return read;
}

Set of_the_house(int HouseSettings::*field, std::int64_t least, std::int64_t most)
{
    return [=](const std::string& text, Config& config) {
        const ReadWhole read = read_whole(text, least, most);
        config.house.*field = static_cast<int>(read.number);
        return read.demand;
    };
}

/// A number with fractions, in units of so many milliseconds.
static Set duration(std::chrono::milliseconds Config::*field, double unit, double least,
                    double most, const char* demand)
{
    return [=](const std::string& text, Config& config) -> std::optional<std::string> {
        double number = 0;
        const char* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc{} || stop != end || !(number >= least && number <= most))
            return demand;
        config.*field = std::chrono::milliseconds{std::llround(number * unit)};
        return good;
    };
}

Set seconds(std::chrono::milliseconds Config::*field)
{
    return duration(field, 1000, 0.1, 3600, "a number of seconds from 0.1 to 3600");
}

Set minutes(std::chrono::milliseconds Config::*field)
{
    return duration(field, 60'000, 0.01, 1440, "a number of minutes from 0.01 to 1440");
}

Set text(std::string Config::*field, std::size_t longest)
{
    return [=](const std::string& text, Config& config) -> std::optional<std::string> {
        if (text.size() > longest)
            return "a text of at most " + std::to_string(longest) + " bytes";
        config.*field = text;
        return good;
    };
}

Set address(std::string Config::*field)
{
    return [=](const std::string& text, Config& config) -> std::optional<std::string> {
        if (!http::Address::parse(text))
            return "an IP address such as 127.0.0.1 or ::";
        config.*field = text;
        return good;
    };
}

} // namespace maitred::app
