#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace maitred {

/// The root of the tree that is under test.
std::filesystem::path root();

struct Include {
    std::string by; ///< the including file, from the root: "core/base/id.hpp"
    std::string of; ///< what it names: "core/base/instant.hpp" or "vector"
    bool of_ours;   ///< in quotes rather than angle brackets
};

/// Every C++ file below a folder, from the root, in order; none where there is no such folder.
std::vector<std::string> sources_below(const std::string& folder);
std::vector<Include> includes_below(const std::string& folder);
std::vector<std::string> lines_of(const std::string& file);

bool below(const std::string& file, const std::string& folder);

} // namespace maitred
