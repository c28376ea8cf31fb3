#include "adapters/server/open_files.hpp"

#include <sys/resource.h>

namespace maitred::server {

std::size_t raise_open_files()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 1024;
    const rlimit raised{limit.rlim_max, limit.rlim_max};
    if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
        limit = raised;
    return limit.rlim_cur;
}

} // namespace maitred::server
