#include "adapters/http/cross_origin.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace maitred::http;

namespace {

Request from(const char* origin)
{
    Request request;
    request.headers = {{"origin", origin}, {"access-control-request-method", "POST"}};
    return request;
}

bool has(const Response& response, std::string_view name)
{
    return std::ranges::any_of(response.headers,
                               [&](const auto& field) { return field.first == name; });
}

Response marked(const CrossOrigin& rules, const Request& request)
{
    Response response;
    rules.mark(request, response);
    rules.grant(request, "GET, POST", response);
    return response;
}

} // namespace

TEST_CASE("only the restaurant's own web site may let a browser read our answers")
{
    const CrossOrigin rules{{"https://cafe.example"}};
    CHECK(has(marked(rules, from("https://cafe.example")), "Access-Control-Allow-Origin"));
    CHECK(has(marked(rules, from("https://cafe.example")), "Access-Control-Allow-Methods"));
    CHECK_FALSE(has(marked(rules, from("https://evil.example")), "Access-Control-Allow-Origin"));
    CHECK_FALSE(has(marked(rules, from("https://evil.example")), "Access-Control-Allow-Methods"));
    CHECK(has(marked(rules, Request{}), "Vary"));
    CHECK_FALSE(has(marked(rules, Request{}), "Access-Control-Allow-Origin"));
}

TEST_CASE("without a list nobody is told anything")
{
    CHECK(marked(CrossOrigin{}, from("https://cafe.example")).headers.empty());
}
