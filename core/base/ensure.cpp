#include "core/base/ensure.hpp"

#include <cstdio>
#include <cstdlib>

namespace maitred {

void stop_at_bug(const char* sentence)
{
    std::fprintf(stderr, "{\"level\":\"critical\",\"message\":\"bug: %s\"}\n", sentence);
    std::abort();
}

} // namespace maitred
