#include "adapters/http/worker_pool.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <stdexcept>
#include <string>

using maitred::http::WorkerPool;

TEST_CASE("work beyond the queue is turned away, accepted work is finished")
{
    std::promise<void> go;
    const auto gate = go.get_future().share();
    std::promise<void> begun;
    std::atomic<int> done{0};
    WorkerPool pool{1, 2};
    REQUIRE(pool.try_run([&] {
        begun.set_value();
        gate.wait();
        ++done;
    }));
    begun.get_future().wait();
    CHECK(pool.try_run([&] { ++done; }));
    CHECK(pool.try_run([&] { ++done; }));
    CHECK_FALSE(pool.try_run([&] { ++done; }));
    CHECK(pool.waiting() == 2);
    go.set_value();
    pool.close();
    CHECK(done == 3);
    CHECK_FALSE(pool.try_run([] {}));
}

TEST_CASE("a job that throws is reported and its thread goes on")
{
    std::string heard;
    WorkerPool pool{1, 8, [&](std::string_view sentence) { heard = sentence; }};
    REQUIRE(pool.try_run([] { throw std::runtime_error{"the kitchen burns"}; }));
    std::promise<void> after;
    REQUIRE(pool.try_run([&] { after.set_value(); }));
    after.get_future().wait();
    CHECK(heard == "the kitchen burns");
}
