#include "adapters/metrics/prometheus_measures.hpp"
#include "tests/surfaces/house_under_test.hpp"

#include <future>

using namespace maitred;
using namespace maitred::test;
using namespace std::chrono_literals;

TEST_CASE("the house is up while its process is, whatever has become of its book")
{
    HouseUnderTest house;
    for (const char* path : {"/health", "/health/"}) {
        CHECK(house.get(path).status == 200);
        CHECK(house.get(path).body == json(R"({"status":"ok"})"));
    }
    house.storage.away = true;
    house.ready.drain();
    CHECK(house.get("/health").status == 200);
}

TEST_CASE("the house is ready while its book can be reached")
{
    HouseUnderTest house;
    CHECK(house.get("/ready").status == 200);
    house.storage.away = true;
    const auto reply = house.get("/ready");
    CHECK(reply.status == 503);
    CHECK(reply.word("/reason") == "storage cannot be reached");
    CHECK(reply.text.find("flooded") == std::string::npos);
    house.storage.away = false;
    CHECK(house.get("/ready").status == 200);
}

TEST_CASE("a house whose clock is more than two seconds wrong gets no guests")
{
    HouseUnderTest house;
    for (const auto good : {-2s, -1s, 0s, 2s}) {
        house.storage.ahead = good;
        CHECK(house.get("/ready").status == 200);
    }
    for (const std::chrono::microseconds bad : {-2'000'001us, 2'000'001us}) {
        house.storage.ahead = bad;
        const auto reply = house.get("/ready");
        CHECK(reply.status == 503);
        CHECK(reply.word("/reason").find("clock") != std::string::npos);
    }
}

TEST_CASE("a house that is closing gets no guests")
{
    HouseUnderTest house;
    house.ready.drain();
    const auto reply = house.get("/ready");
    CHECK(reply.status == 503);
    CHECK(reply.word("/reason") == "this node is stopping");
}

TEST_CASE("operators have the same questions, and the figures")
{
    HouseUnderTest house;
    metrics::PrometheusMeasures measures;
    const http::Router router{{http::operations::operations_surface(
        {.live = "/livez", .ready = "/readyz", .figures = [&] { return measures.text(); }},
        [&] { return house.ready(); }, house.workers, house.observer)}};
    const auto get = [&](const char* path) {
        std::promise<http::Response> given;
        http::Request request;
        request.path = path;
        router.find(http::Method::get, path).route->handler(request, [&](http::Response response) {
            given.set_value(std::move(response));
        });
        return given.get_future().get();
    };
    CHECK(get("/livez").status == 200);
    CHECK(get("/readyz").status == 200);
    CHECK(get("/metrics").content_type.starts_with("text/plain; version=0.0.4"));
    CHECK(get("/metrics").body.find("# TYPE maitred_") != std::string::npos);
    house.storage.away = true;
    CHECK(get("/livez").status == 200);
    CHECK(get("/readyz").status == 503);
}

TEST_CASE("guests do not see the operators' figures")
{
    HouseUnderTest house;
    for (const char* path : {"/metrics", "/livez", "/readyz"})
        CHECK(house.get(path).status == 404);
}
