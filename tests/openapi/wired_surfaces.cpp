#include "tests/openapi/wired_surfaces.hpp"

#include <future>

namespace maitred::test {
namespace {

app::Config config_in_memory()
{
    return app::read_config([](const std::string& name) -> std::optional<std::string> {
        if (name == "DATABASE_URL")
            return "memory:";
        if (name == "SECRET_KEY")
            return "0123456789abcdef0123456789abcdef";
        return std::nullopt;
    });
}

} // namespace

WiredSurfaces::WiredSurfaces()
    : config_{config_in_memory()}, office_{config_, measures_},
      correspondence_{config_, office_, measures_},
      front_{config_, office_, app::house_ready_to_serve(office_, config_).id, measures_,
             correspondence_.stationery()}
{
}

http::Response WiredSurfaces::get(const std::string& path,
                                  std::vector<std::pair<std::string, std::string>> headers) const
{
    return answer_of(router(), path, std::move(headers));
}

boost::json::object WiredSurfaces::document() const
{
    return boost::json::parse(get("/openapi.json").body).as_object();
}

http::Response answer_of(const http::Router& router, const std::string& path,
                         std::vector<std::pair<std::string, std::string>> headers)
{
    const http::Destination destination = router.find(http::Method::get, path);
    if (!destination.route)
        return destination.surface->say(http::Fault::not_found);
    http::Request request;
    request.path = path;
    request.headers = std::move(headers);
    request.path_values = destination.path_values;
    std::promise<http::Response> given;
    destination.route->handler(
        request, [&](http::Response response) { given.set_value(std::move(response)); });
    return given.get_future().get();
}

} // namespace maitred::test
