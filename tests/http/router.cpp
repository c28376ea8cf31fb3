#include "adapters/http/router.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;

namespace {

const Handler nothing = [](const Request&, const Responder&) {};

std::vector<Surface> two_surfaces()
{
    Surface guest{"guest",
                  {"/api/reservations"},
                  {{Method::get, "/api/reservations", nothing, Body::none, Slash::exact},
                   {Method::post, "/api/reservations", nothing, Body::json, Slash::exact},
                   {Method::get, "/api/reservations/availability", nothing}},
                  {}};
    Surface hold{"hold",
                 {"/api/reservations/", "/api/customers"},
                 {{Method::post, "/api/reservations/", nothing, Body::json, Slash::exact},
                  {Method::delete_, "/api/reservations/{id}", nothing},
                  {Method::get, "/api/customers/{id}/notes/{note}", nothing}},
                 {}};
    std::vector<Surface> surfaces;
    surfaces.push_back(std::move(guest));
    surfaces.push_back(std::move(hold));
    return surfaces;
}

} // namespace

TEST_CASE("two surfaces that differ by a slash do not get each other's guests")
{
    const Router router{two_surfaces()};
    CHECK(router.find(Method::post, "/api/reservations").surface->name == "guest");
    CHECK(router.find(Method::post, "/api/reservations/").surface->name == "hold");
    CHECK(router.find(Method::post, "/api/reservations").route);
    CHECK_FALSE(router.find(Method::get, "/api/reservations/").route);
}

TEST_CASE("where no surface claims the slash both spellings are served")
{
    const Router router{two_surfaces()};
    CHECK(router.find(Method::get, "/api/reservations/availability").route);
    CHECK(router.find(Method::get, "/api/reservations/availability/").route);
    CHECK_FALSE(router.find(Method::get, "/api/reservations/availability//").route);
}

TEST_CASE("placeholders give their values, words win over them")
{
    const Router router{two_surfaces()};
    CHECK(router.find(Method::delete_, "/api/reservations/17").path_values ==
          std::vector<std::string>{"17"});
    const auto notes = router.find(Method::get, "/api/customers/3/notes/4/");
    CHECK(notes.path_values == std::vector<std::string>{"3", "4"});
    CHECK_FALSE(router.find(Method::get, "/api/customers//notes/4").route);
    CHECK(router.find(Method::delete_, "/api/reservations/availability").route);
}

TEST_CASE("a known path with another method says which it allows")
{
    const Router router{two_surfaces()};
    CHECK(router.find(Method::put, "/api/reservations").allow == "GET, HEAD, POST, OPTIONS");
    CHECK(router.find(Method::put, "/api/reservations/").allow == "POST, OPTIONS");
    CHECK(router.find(Method::put, "/nowhere").allow.empty());
    CHECK(router.find(Method::head, "/api/reservations").route);
}

TEST_CASE("faults are said by the surface with the longest prefix, else by the first")
{
    const Router router{two_surfaces()};
    CHECK(router.surface_for("/api/reservations/x").name == "hold");
    CHECK(router.surface_for("/api/reservations").name == "guest");
    CHECK(router.surface_for("/api/reservationsx").name == "guest");
    CHECK(router.surface_for("/api/customers/9").name == "hold");
    CHECK(router.surface_for("").name == "guest");
}

TEST_CASE("a route is known in logs by its pattern, and a miss as unmatched")
{
    const Router router{two_surfaces()};
    const auto& names = router.route_names();
    CHECK(names[router.find(Method::delete_, "/api/reservations/17").route_index] ==
          "/api/reservations/{id}");
    CHECK(names[router.find(Method::get, "/secret").route_index] == "unmatched");
}
