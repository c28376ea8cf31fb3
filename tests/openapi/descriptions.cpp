#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/docs/document.hpp"
#include "tests/openapi/wired_surfaces.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace maitred;
using namespace maitred::test;
namespace json = boost::json;

namespace {

using Operations = std::set<std::string>; ///< "GET /health"

std::string upper(std::string_view text)
{
    std::string upper{text};
    std::ranges::transform(upper, upper.begin(), [](char c) { return char(std::toupper(c)); });
    return upper;
}

bool names_a_method(std::string_view key)
{
    constexpr std::string_view methods[] = {"get", "post", "put", "patch", "delete"};
    return std::ranges::find(methods, key) != std::end(methods);
}

/// Calls with method, path and operation.
template <class Visit> void for_each_operation(const json::object& document, Visit visit)
{
    for (const auto& [path, item] : document.at("paths").as_object())
        for (const auto& [key, operation] : item.as_object())
            if (names_a_method(key))
                visit(upper(key), std::string{path}, operation.as_object());
}

Operations described_in(const json::object& document)
{
    Operations operations;
    for_each_operation(document,
                       [&](const std::string& method, const std::string& path,
                           const json::object&) { operations.insert(method + " " + path); });
    return operations;
}

Operations served_by(const http::Router& router)
{
    Operations operations;
    for (const http::Surface& surface : router.surfaces())
        for (const http::Route& route : surface.routes)
            operations.insert(std::string{http::name_of(route.method)} + " " + route.pattern);
    return operations;
}

Operations without(const Operations& all, const Operations& some)
{
    Operations rest;
    std::ranges::set_difference(all, some, std::inserter(rest, rest.end()));
    return rest;
}

void collect_references(const json::value& value, std::set<std::string>& found)
{
    if (const json::array* list = value.if_array())
        for (const json::value& one : *list)
            collect_references(one, found);
    if (const json::object* object = value.if_object())
        for (const auto& [key, inner] : *object) {
            if (key == "$ref")
                found.emplace(inner.as_string());
            collect_references(inner, found);
        }
}

/// Also that of every surface, with those that the application does not wire yet.
std::vector<json::object> documents()
{
    using namespace http::descriptions;
    const std::string all =
        http::docs::document_of({guest(), member(), floor(), hold(), operations(), docs()});
    return {WiredSurfaces{}.document(), json::parse(all).as_object()};
}

/// The names at {placeholders}.
std::set<std::string> placeholders_of(const std::string& path)
{
    std::set<std::string> names;
    for (auto start = path.find('{'); start != path.npos; start = path.find('{', start + 1))
        names.insert(path.substr(start + 1, path.find('}', start) - start - 1));
    return names;
}

/// The parameters of a path item or an operation, with references followed.
void collect_path_parameters(const json::value& document, const json::object& holder,
                             std::set<std::string>& names)
{
    const json::value* list = holder.if_contains("parameters");
    if (!list)
        return;
    for (const json::value& one : list->as_array()) {
        const json::value* reference = one.as_object().if_contains("$ref");
        const json::value& parameter =
            reference ? document.at_pointer(reference->as_string().subview(1)) : one;
        if (parameter.at("in") == "path")
            names.emplace(parameter.at("name").as_string());
    }
}

} // namespace

TEST_CASE("every route is described, and nothing is described that is not served")
{
    const WiredSurfaces surfaces;
    const Operations served = served_by(surfaces.router());
    const Operations described = described_in(surfaces.document());
    CHECK(served.size() > 30);
    CHECK(without(served, described) == Operations{});
    CHECK(without(described, served) == Operations{});
}

TEST_CASE("the document says what it is, and where")
{
    for (const json::object& document : documents()) {
        CHECK(document.at("openapi") == "3.1.0");
        CHECK_FALSE(document.at("info").at("version").as_string().empty());
        CHECK(document.at("servers").at(0).at("url") == "/");
        CHECK(document.at("components").at("securitySchemes").at("bearer").at("scheme") ==
              "bearer");
    }
}

TEST_CASE("every reference leads somewhere, and every component is referred to")
{
    for (const json::object& document : documents()) {
        const json::value whole = document;
        std::set<std::string> references;
        collect_references(whole, references);
        for (const std::string& reference : references) {
            INFO(reference);
            boost::system::error_code error;
            CHECK(whole.find_pointer(reference.substr(1), error));
        }
        for (const auto& [kind, components] : document.at("components").as_object())
            for (const auto& [name, component] : components.as_object())
                if (kind != "securitySchemes") {
                    INFO(kind << " " << name);
                    CHECK(references.contains("#/components/" + std::string{kind} + "/" +
                                              std::string{name}));
                }
    }
}

TEST_CASE("every operation has a name of its own, and belongs to a tag that is explained")
{
    for (const json::object& document : documents()) {
        std::set<std::string> tags;
        for (const json::value& tag : document.at("tags").as_array())
            tags.emplace(tag.at("name").as_string());
        std::set<std::string> ids;
        for_each_operation(document, [&](const std::string& method, const std::string& path,
                                         const json::object& operation) {
            INFO(method << " " << path);
            CHECK(ids.emplace(operation.at("operationId").as_string()).second);
            CHECK_FALSE(operation.at("summary").as_string().empty());
            REQUIRE(operation.at("tags").as_array().size() == 1);
            CHECK(tags.contains(std::string{operation.at("tags").at(0).as_string()}));
        });
    }
}

TEST_CASE("every operation says how it succeeds, and how it fails")
{
    for (const json::object& document : documents())
        for_each_operation(document, [&](const std::string& method, const std::string& path,
                                         const json::object& operation) {
            INFO(method << " " << path);
            const json::object& responses = operation.at("responses").as_object();
            CHECK(std::ranges::any_of(responses, [](const auto& response) {
                return response.key().starts_with("2") || response.key() == "101";
            }));
            CHECK(responses.contains("default"));
            if (operation.contains("security"))
                CHECK(responses.contains("401"));
        });
}

TEST_CASE("every placeholder of a path is a parameter, and no other")
{
    for (const json::object& document : documents()) {
        const json::value whole = document;
        for_each_operation(document, [&](const std::string& method, const std::string& path,
                                         const json::object& operation) {
            INFO(method << " " << path);
            std::set<std::string> named;
            collect_path_parameters(whole, document.at("paths").at(path).as_object(), named);
            collect_path_parameters(whole, operation, named);
            CHECK(named == placeholders_of(path));
        });
    }
}
