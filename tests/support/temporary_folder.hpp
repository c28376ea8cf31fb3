#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace maitred {

/// A folder of one's own below /tmp, gone at the end with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string name = "/tmp/maitred-test.XXXXXX";
        if (!mkdtemp(name.data()))
            throw std::runtime_error{"no folder can be made in /tmp"};
        path_ = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace maitred
