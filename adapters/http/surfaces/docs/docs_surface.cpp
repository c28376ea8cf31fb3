#include "adapters/http/surfaces/docs/docs_surface.hpp"

#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/docs/document.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <cstdio>
#include <map>
#include <memory>

namespace maitred::http::docs {
namespace {

namespace json = boost::json;

constexpr const char* html = "text/html; charset=utf-8";
constexpr const char* script = "text/javascript; charset=utf-8";
constexpr const char* style = "text/css; charset=utf-8";
constexpr const char* plain = "text/plain; charset=utf-8";

/// Swagger UI draws with pictures that it carries along.
constexpr const char* swagger_ui_may =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Redoc writes its styles into the page, and searches in a worker that it makes of its own text.
/// It would also fetch its maker's logo from the maker: that is refused here.
constexpr const char* redoc_may =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' "
    "data:; "
    "connect-src 'self'; worker-src blob:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

Response say(Fault fault)
{
    const int status = status_of(fault);
    return {.status = status,
            .body = json::serialize(json::object{{"status", "error"}, {"code", status}})};
}

/// Something that stays as it is while the process lives.
struct Exhibit {
    std::string content_type;
    std::string text;
    std::string tag;
    std::string policy = {}; ///< Content-Security-Policy: what a page may load
};

using Exhibits = std::map<std::string, Exhibit, std::less<>>;

/// Tells versions apart for caches; nobody gains anything by making two of the same tag.
std::string tag_of(std::string_view text)
{
    char hex[19];
    std::snprintf(hex, sizeof hex, "\"%016zx\"", std::hash<std::string_view>{}(text));
    return hex;
}

Exhibit exhibit(const char* content_type, std::string_view text)
{
    return {content_type, std::string{text}, tag_of(text)};
}

Exhibit page(std::string_view text, const char* policy)
{
    return {html, std::string{text}, tag_of(text), policy};
}

/// Whether one of the tags in If-None-Match is this one; they may be marked as weak.
bool known_to_client(const Request& request, const Exhibit& exhibit)
{
    const std::string_view tags = request.header("if-none-match");
    return tags == "*" || tags.find(exhibit.tag) != tags.npos;
}

/// May be kept, must be asked for: a new binary shows its own pages at once.
Response show(const Request& request, const Exhibit& exhibit)
{
    Response response{.body = {},
                      .content_type = exhibit.content_type,
                      .headers = {{"Cache-Control", "no-cache"}, {"ETag", exhibit.tag}}};
    if (!exhibit.policy.empty())
        response.headers.emplace_back("Content-Security-Policy", exhibit.policy);
    if (known_to_client(request, exhibit))
        response.status = 304;
    else
        response.body = exhibit.text;
    return response;
}

std::string describe(const std::vector<Surface>& described)
{
    std::vector<std::string_view> descriptions;
    for (const Surface& surface : described)
        if (!surface.description.empty())
            descriptions.push_back(surface.description);
    descriptions.push_back(descriptions::docs());
    return document_of(descriptions);
}

Exhibits assets_of(const Programs& programs)
{
    Exhibits assets;
    assets.emplace("pages.css", exhibit(style, assets::pages_css()));
    assets.emplace("start_redoc.js", exhibit(script, assets::start_redoc_js()));
    assets.emplace("start_swagger_ui.js", exhibit(script, assets::start_swagger_ui_js()));
    assets.emplace("redoc.standalone.js", exhibit(script, programs.redoc_js));
    assets.emplace("swagger-ui-bundle.js", exhibit(script, programs.swagger_ui_js));
    assets.emplace("swagger-ui.css", exhibit(style, programs.swagger_ui_css));
    assets.emplace("licences.txt", exhibit(plain, programs.licences));
    std::erase_if(assets, [](const auto& asset) { return asset.second.text.empty(); });
    return assets;
}

Handler showing(Exhibit shown)
{
    return [shown = std::make_shared<const Exhibit>(std::move(shown))](
               const Request& request, const Responder& answer) { answer(show(request, *shown)); };
}

Handler showing_one_of(Exhibits exhibits)
{
    return [exhibits = std::make_shared<const Exhibits>(std::move(exhibits))](
               const Request& request, const Responder& answer) {
        const auto found = exhibits->find(request.path_values.at(0));
        answer(found == exhibits->end() ? say(Fault::not_found) : show(request, found->second));
    };
}

} // namespace

Surface docs_surface(const std::vector<Surface>& described, const Programs& programs)
{
    return {
        .name = "docs",
        .prefixes = {"/openapi.json", "/docs", "/redoc"},
        .routes =
            {
                {Method::get, "/openapi.json",
                 showing(exhibit("application/json", describe(described)))},
                {Method::get, "/docs", showing(page(swagger_ui_page(programs), swagger_ui_may))},
                {Method::get, "/redoc", showing(page(redoc_page(programs), redoc_may))},
                {Method::get, "/docs/assets/{file}", showing_one_of(assets_of(programs))},
            },
        .say = say,
        .description = descriptions::docs(),
    };
}

} // namespace maitred::http::docs
