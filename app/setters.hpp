#pragma once

#include "app/config.hpp"

namespace maitred::app {

/// Takes a setting's text over into the configuration, or says what it must be.
using Set = std::function<std::optional<std::string>(const std::string& text, Config& config)>;

constexpr auto good = std::nullopt;

/// The number, or what the text must be.
struct ReadWhole {
    std::int64_t number = 0;
    std::optional<std::string> demand = {};
};

ReadWhole read_whole(const std::string& text, std::int64_t least, std::int64_t most);

template <class Number> Set whole(Number Config::*field, std::int64_t least, std::int64_t most)
{
    return [=](const std::string& text, Config& config) {
        const ReadWhole read = read_whole(text, least, most);
        config.*field = static_cast<Number>(read.number);
        return read.demand;
    };
}

Set of_the_house(int HouseSettings::*field, std::int64_t least, std::int64_t most);
Set seconds(std::chrono::milliseconds Config::*field);
Set minutes(std::chrono::milliseconds Config::*field);
Set text(std::string Config::*field, std::size_t longest);
Set address(std::string Config::*field);

} // namespace maitred::app
