#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/floor/reading.hpp"

namespace maitred::http::floor {

/// What a body says of a table itself.
FurnishRoom::TableWish read_furniture(Form& form);

std::string written(const ShownTable& table);

/// A no about a table; `number` is what it was to be called.
Response say_no(const Refusal& refusal, const std::optional<std::string>& number);
Response say_furnished(const FurnishRoom::Furnished& furnished);

FurnishRoom::Asked asked(const Known& known, const std::optional<RetryKey>& key,
                         std::function<std::string(const ShownTable&)> text = written);

} // namespace maitred::http::floor
