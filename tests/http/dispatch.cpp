#include "adapters/http/dispatch.hpp"

#include "core/ports/failures.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>

using namespace maitred;
using namespace maitred::http;

namespace {

struct Midnight final : Clock {
    Instant now() const override { return {}; }
};

struct Witness final : RequestObserver {
    std::string failure;
    int limited = 0;
    void handler_failed(std::string_view id, std::string_view what) override
    {
        failure = std::string{id} + ": " + std::string{what};
    }
    void rate_limited() override { ++limited; }
};

std::vector<Surface> house()
{
    std::vector<Surface> surfaces(1);
    surfaces[0].name = "house";
    surfaces[0].say = [](Fault fault) { return Response{status_of(fault), "said"}; };
    surfaces[0].routes = {
        {Method::get, "/ok", [](const Request&, const Responder& answer) { answer({}); }},
        {Method::get, "/bug",
         [](const Request&, const Responder&) { throw std::runtime_error{"secret"}; }},
        {Method::get, "/away", [](const Request&, const Responder&) { throw Unavailable{"db"}; }},
        {Method::get, "/doubt",
         [](const Request&, const Responder&) { throw CommitInDoubt{"commit"}; }},
        {Method::post, "/json", [](const Request&, const Responder& answer) { answer({}); },
         Body::json},
        {Method::post, "/slow", [](const Request&, const Responder& answer) { answer({}); },
         Body::none, Slash::either, Pace::limited},
        {.method = Method::post,
         .pattern = "/guest",
         .handler = [](const Request&, const Responder& answer) { answer({}); },
         .pace = Pace::limited_without_credentials},
        {Method::get,
         "/live",
         {},
         Body::none,
         Slash::either,
         Pace::free,
         [](const Request&, const LiveResponder& answer) { answer(LiveWelcome{}); }}};
    return surfaces;
}

struct Door {
    Midnight clock;
    Router router{house()};
    RateLimit rate_limit{clock, 1};
    CrossOrigin cross_origin{std::vector<std::string>{"https://cafe.example"}};
    Witness witness;
    Dispatch dispatch{rate_limit, cross_origin, witness};

    Response ask(Method method, const char* path, decltype(Request::headers) headers = {})
    {
        Request request;
        request.method = method;
        request.path = path;
        request.id = "r1";
        request.client_address = "192.0.2.1";
        request.headers = std::move(headers);
        std::optional<Response> given;
        dispatch.serve(router.find(method, path), request,
                       [&](Response response) { given = std::move(response); });
        REQUIRE(given);
        return *given;
    }
};

/// The status of the answer to a handshake; 101 for a welcome.
int welcomed(Door& door, Handshake handshake, const char* origin = nullptr)
{
    Request request;
    request.path = "/live";
    if (origin)
        request.headers.emplace_back("origin", origin);
    std::optional<LiveAnswer> given;
    door.dispatch.welcome(door.router.find(Method::get, "/live"), request, handshake,
                          [&](LiveAnswer answer) { given = std::move(answer); });
    REQUIRE(given);
    const auto* const refusal = std::get_if<Response>(&*given);
    return refusal ? refusal->status : 101;
}

std::string field(const Response& response, std::string_view name)
{
    const auto found = std::ranges::find(response.headers, name,
                                         [](const auto& f) { return std::string_view{f.first}; });
    return found == response.headers.end() ? "" : found->second;
}

} // namespace

TEST_CASE("what a handler throws ends as 500 or 503 in the surface's words, and in the log")
{
    Door door;
    CHECK(door.ask(Method::get, "/bug").status == 500);
    CHECK(door.ask(Method::get, "/bug").body == "said");
    CHECK(door.witness.failure == "r1: secret");
    CHECK(door.ask(Method::get, "/away").status == 503);
    CHECK(field(door.ask(Method::get, "/away"), "Retry-After") == "1");
    CHECK(door.ask(Method::get, "/doubt").status == 503);
}

TEST_CASE("OPTIONS says what a path allows, and to a preflight what the web site may send")
{
    Door door;
    const auto plain = door.ask(Method::options, "/ok");
    CHECK(plain.status == 204);
    CHECK(field(plain, "Allow") == "GET, HEAD, OPTIONS");
    CHECK(field(plain, "Access-Control-Allow-Methods").empty());
    const auto preflight =
        door.ask(Method::options, "/json",
                 {{"origin", "https://cafe.example"}, {"access-control-request-method", "POST"}});
    CHECK(field(preflight, "Access-Control-Allow-Methods") == "POST, OPTIONS");
    CHECK(door.ask(Method::options, "/nowhere").status == 404);
    CHECK(door.ask(Method::options, "*").status == 204);
}

TEST_CASE("unknown path, other method, other media type")
{
    Door door;
    CHECK(door.ask(Method::get, "/nowhere").status == 404);
    CHECK(door.ask(Method::post, "/ok").status == 405);
    CHECK(field(door.ask(Method::post, "/ok"), "Allow") == "GET, HEAD, OPTIONS");
    CHECK(door.ask(Method::post, "/json", {{"content-type", "text/xml"}}).status == 415);
    CHECK(door.ask(Method::head, "/ok").status == 200);
}

TEST_CASE("a hasty guest is told when to come again")
{
    Door door;
    CHECK(door.ask(Method::post, "/slow").status == 200);
    const auto refused = door.ask(Method::post, "/slow");
    CHECK(refused.status == 429);
    CHECK(field(refused, "Retry-After") == "60");
    CHECK(door.witness.limited == 1);
}

TEST_CASE("where credentials spare a guest the count, only those without are told to wait")
{
    Door door;
    const auto ask = [&](decltype(Request::headers) headers) {
        return door.ask(Method::post, "/guest", std::move(headers)).status;
    };
    const std::pair<std::string, std::string> token{"authorization", "Bearer t"};
    CHECK(ask({token}) == 200);
    CHECK(ask({token}) == 200);
    CHECK(ask({}) == 200);
    CHECK(ask({}) == 429);
    CHECK(ask({{"authorization", ""}}) == 429);
    CHECK(ask({token}) == 200);
    CHECK(door.witness.limited == 2);
}

TEST_CASE("a socket is opened for a proper handshake, of a web site that we know or of none")
{
    Door door;
    CHECK(welcomed(door, Handshake::proper) == 101);
    CHECK(welcomed(door, Handshake::proper, "https://cafe.example") == 101);
    CHECK(welcomed(door, Handshake::proper, "https://evil.example") == 403);
    CHECK(welcomed(door, Handshake::proper, "") == 403);
    CHECK(welcomed(door, Handshake::malformed) == 400);
    CHECK(welcomed(door, Handshake::other_version) == 426);
    CHECK(welcomed(door, Handshake::none, "https://evil.example") == 426);
}

TEST_CASE("where only sockets are opened, a plain request is told so")
{
    Door door;
    const auto answer = door.ask(Method::get, "/live");
    CHECK(answer.status == 426);
    CHECK(field(answer, "Upgrade") == "websocket");
}
