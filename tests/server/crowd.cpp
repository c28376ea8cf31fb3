#include "tests/server/house.hpp"
#include "tests/support/raw_client.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <unistd.h>

using namespace maitred::test;

namespace {

/// Lowers the limit of open files to what is open, for as long as it lives.
class NoMoreFiles {
public:
    NoMoreFiles()
    {
        getrlimit(RLIMIT_NOFILE, &before_);
        const int next = dup(0);
        close(next);
        const rlimit lowered{static_cast<rlim_t>(next), before_.rlim_max};
        setrlimit(RLIMIT_NOFILE, &lowered);
    }
    ~NoMoreFiles() { setrlimit(RLIMIT_NOFILE, &before_); }

private:
    rlimit before_{};
};

} // namespace

TEST_CASE("two thousand idle connections keep nobody from being served")
{
    House house;
    std::vector<RawClient> crowd;
    crowd.reserve(2000);
    for (int i = 0; i < 2000; ++i) {
        crowd.emplace_back(house.port());
        if (i % 2)
            crowd.back().send("GET /hel");
    }
    CHECK(soon([&] { return house.server.connections() == 2000; }));
    RawClient guest{house.port()};
    for (int i = 0; i < 100; ++i)
        CHECK(guest.ask(get("/hello"))->status == 200);
    CHECK(crowd[1].ask("lo HTTP/1.1\r\nHost: house\r\n\r\n")->status == 200);
    crowd.clear();
    CHECK(soon([&] { return house.server.connections() == 1; }));
}

TEST_CASE("a full house says so at once, and takes guests again when others leave")
{
    auto settings = House::patient();
    settings.most_connections = 3;
    House house{settings};
    std::vector<RawClient> seated;
    for (int i = 0; i < 3; ++i) {
        seated.emplace_back(house.port());
        CHECK(seated.back().ask(get("/hello"))->status == 200);
    }
    {
        RawClient turned_away{house.port()};
        const auto answer = turned_away.ask(get("/hello"));
        REQUIRE(answer);
        CHECK(answer->status == 503);
        CHECK(answer->body == R"({"status":503})");
        CHECK(turned_away.hung_up());
    }
    seated.pop_back();
    CHECK(soon([&] { return house.server.connections() == 2; }));
    RawClient next{house.port()};
    CHECK(next.ask(get("/hello"))->status == 200);
}

TEST_CASE("a crowd far beyond the limit is served in the end")
{
    auto settings = House::patient();
    settings.most_connections = 1;
    House house{settings};
    {
        std::vector<RawClient> crowd;
        for (int i = 0; i < 200; ++i)
            crowd.emplace_back(house.port());
        CHECK(soon([&] { return house.server.connections() >= 33; }));
    }
    CHECK(soon([&] {
        RawClient guest{house.port()};
        const auto answer = guest.ask(get("/hello"));
        return answer && answer->status == 200;
    }));
}

TEST_CASE("a house out of file descriptors goes on as soon as there are some")
{
    House house;
    RawClient seated{house.port()};
    CHECK(seated.ask(get("/hello"))->status == 200);
    RawClient waiting;
    {
        const NoMoreFiles limit;
        waiting.connect(house.port());
        CHECK(soon([&] {
            return house.diary.has("trouble: connections cannot be accepted: Too many open files");
        }));
        CHECK(seated.ask(get("/hello"))->status == 200);
    }
    CHECK(waiting.ask(get("/hello"))->status == 200);
}
