#include "adapters/http/surfaces/docs/docs_surface.hpp"
#include "tests/openapi/wired_surfaces.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::test;
using http::docs::Programs;

namespace {

constexpr Programs none{.redoc_js = "", .swagger_ui_js = "", .swagger_ui_css = "", .licences = ""};
constexpr Programs some{.redoc_js = "redoc()",
                        .swagger_ui_js = "swagger()",
                        .swagger_ui_css = "body {}",
                        .licences = "MIT"};

std::string field(const http::Response& response, std::string_view name)
{
    for (const auto& [key, value] : response.headers)
        if (key == name)
            return value;
    return "";
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != text.npos;
}

const std::vector<std::string> assets_from_npm = {"redoc.standalone.js", "swagger-ui-bundle.js",
                                                  "swagger-ui.css", "licences.txt"};

} // namespace

TEST_CASE("a page that was built with its program loads it from here")
{
    const http::Router router{{http::docs::docs_surface({}, some)}};
    for (const char* path : {"/docs", "/redoc"}) {
        const auto page = answer_of(router, path);
        CHECK(page.status == 200);
        CHECK(page.content_type == "text/html; charset=utf-8");
        CHECK(contains(page.body, "<script src=\"/docs/assets/"));
        CHECK_FALSE(contains(page.body, "//"));
        CHECK_FALSE(contains(page.body, "npm"));
    }
    CHECK(answer_of(router, "/docs/assets/redoc.standalone.js").body == "redoc()");
    CHECK(answer_of(router, "/docs/assets/redoc.standalone.js").content_type ==
          "text/javascript; charset=utf-8");
    CHECK(answer_of(router, "/docs/assets/swagger-ui.css").content_type ==
          "text/css; charset=utf-8");
}

TEST_CASE("a page that was built without its program says so, and how to get it")
{
    const http::Router router{{http::docs::docs_surface({}, none)}};
    for (const char* path : {"/docs", "/redoc"}) {
        const auto page = answer_of(router, path);
        CHECK(page.status == 200);
        CHECK(contains(page.body, "npm"));
        CHECK(contains(page.body, "href=\"/openapi.json\""));
        CHECK_FALSE(contains(page.body, "<script"));
    }
    CHECK(answer_of(router, "/openapi.json").status == 200);
    for (const std::string& asset : assets_from_npm)
        CHECK(answer_of(router, "/docs/assets/" + asset).status == 404);
}

TEST_CASE("what this build has of npm is all or nothing")
{
    const Programs built;
    CHECK(built.redoc_js.empty() == built.swagger_ui_js.empty());
    CHECK(built.redoc_js.empty() == built.swagger_ui_css.empty());
    CHECK(built.redoc_js.empty() == built.licences.empty());
    if (!built.redoc_js.empty()) {
        CHECK(contains(std::string{built.licences}, "Apache License"));
        CHECK(built.redoc_js.size() > 1'000'000);
    }
}

TEST_CASE("a page may load nothing from another machine")
{
    const http::Router router{{http::docs::docs_surface({}, some)}};
    for (const char* path : {"/docs", "/redoc"}) {
        const auto policy = field(answer_of(router, path), "Content-Security-Policy");
        CHECK(policy.starts_with("default-src 'none'; script-src 'self'; "));
        CHECK_FALSE(contains(policy, "http"));
        CHECK_FALSE(contains(policy, "*"));
        CHECK_FALSE(contains(policy, "unsafe-eval"));
    }
}

TEST_CASE("whoever has a page already is told so")
{
    const http::Router router{{http::docs::docs_surface({}, some)}};
    for (const char* path : {"/openapi.json", "/docs", "/redoc", "/docs/assets/swagger-ui.css"}) {
        INFO(path);
        const auto first = answer_of(router, path);
        CHECK(first.status == 200);
        CHECK(field(first, "Cache-Control") == "no-cache");
        const std::string tag = field(first, "ETag");
        CHECK(tag.size() == 18);
        for (const std::string& known : {tag, "W/" + tag, "\"other\", " + tag, std::string{"*"}}) {
            const auto again = answer_of(router, path, {{"if-none-match", known}});
            CHECK(again.status == 304);
            CHECK(again.body.empty());
            CHECK(field(again, "ETag") == tag);
        }
        CHECK(answer_of(router, path, {{"if-none-match", "\"other\""}}).status == 200);
    }
}

TEST_CASE("what is not there is said in JSON")
{
    const http::Router router{{http::docs::docs_surface({}, some)}};
    for (const char* path :
         {"/docs/assets/nothing", "/docs/nothing", "/docs/assets/../pages.css"}) {
        const auto missing = answer_of(router, path);
        CHECK(missing.status == 404);
        CHECK(missing.body == R"({"status":"error","code":404})");
    }
}
