#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace maitred::http::docs {

/// One OpenAPI document of the descriptions of several surfaces, in their order. Two that describe
/// the same operation, or have a component of the same name, are a bug.
std::string document_of(const std::vector<std::string_view>& descriptions);

} // namespace maitred::http::docs
