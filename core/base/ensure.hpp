#pragma once

namespace maitred {

/// Reports a bug on standard error and stops the program; the supervisor restarts it.
[[noreturn]] void stop_at_bug(const char* sentence);

/// States something that must be true here, in release builds too.
inline void ensure(bool truth, const char* sentence)
{
    if (!truth)
        stop_at_bug(sentence);
}

} // namespace maitred
