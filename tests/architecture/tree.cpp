#include "tests/architecture/tree.hpp"

#include <algorithm>
#include <fstream>
#include <optional>

namespace maitred {

namespace fs = std::filesystem;

namespace {

/// What comes after the blanks, if it begins like this.
std::optional<std::string> after(const std::string& line, const std::string& beginning)
{
    const auto first = line.find_first_not_of(" \t");
    if (first == line.npos || line.compare(first, beginning.size(), beginning) != 0)
        return std::nullopt;
    return line.substr(first + beginning.size());
}

std::optional<Include> include_in(const std::string& file, const std::string& line)
{
    const auto directive = after(line, "#");
    const auto named = directive ? after(*directive, "include") : std::nullopt;
    const auto start = named ? named->find_first_of("<\"") : std::string::npos;
    if (start == std::string::npos)
        return std::nullopt;
    const auto end = named->find_first_of(">\"", start + 1);
    return Include{file, named->substr(start + 1, end - start - 1), (*named)[start] == '"'};
}

} // namespace

fs::path root()
{
    return MAITRED_ROOT;
}

std::vector<std::string> sources_below(const std::string& folder)
{
    std::vector<std::string> files;
    if (!fs::is_directory(root() / folder))
        return files;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{root() / folder}) {
        const std::string kind = entry.path().extension();
        if (entry.is_regular_file() && (kind == ".cpp" || kind == ".hpp"))
            files.push_back(fs::relative(entry.path(), root()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> lines_of(const std::string& file)
{
    std::ifstream stream{root() / file};
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<Include> includes_below(const std::string& folder)
{
    std::vector<Include> includes;
    for (const std::string& file : sources_below(folder))
        for (const std::string& line : lines_of(file))
            if (auto include = include_in(file, line))
                includes.push_back(std::move(*include));
    return includes;
}

bool below(const std::string& file, const std::string& folder)
{
    return file.starts_with(folder + "/");
}

} // namespace maitred
