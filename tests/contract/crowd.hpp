#pragma once

#include "tests/support/printing.hpp"

#include <algorithm>
#include <exception>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

namespace maitred {

/// Runs `work(i)` on so many threads, which begin together, and returns what each found.
template <class Work> auto all_at_once(int crowd, Work work)
{
    using Result = decltype(work(0));
    std::latch ready{crowd};
    std::mutex mutex;
    std::vector<Result> results;
    std::exception_ptr failure;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < crowd; ++i)
            threads.emplace_back([&, i] {
                ready.arrive_and_wait();
                try {
                    Result result = work(i);
                    const std::lock_guard lock{mutex};
                    results.push_back(std::move(result));
                } catch (...) {
                    const std::lock_guard lock{mutex};
                    failure = std::current_exception();
                }
            });
    }
    if (failure)
        std::rethrow_exception(failure);
    return results;
}

template <class Results> std::ptrdiff_t granted(const Results& results)
{
    return std::count_if(results.begin(), results.end(),
                         [](const auto& one) { return one.has_value(); });
}

template <class Results> void check_reasons(const Results& results, Reason reason)
{
    for (const auto& one : results)
        if (!one)
            CHECK(one.error().reason == reason);
}

} // namespace maitred
