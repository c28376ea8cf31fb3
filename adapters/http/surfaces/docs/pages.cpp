#include "adapters/http/surfaces/docs/pages.hpp"

namespace maitred::http::docs {
namespace {

constexpr const char* head = R"(<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>maitred</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/assets/pages.css">
)";

constexpr const char* swagger_ui = R"(<link rel="stylesheet" href="/docs/assets/swagger-ui.css">
<div id="page"></div>
<script src="/docs/assets/swagger-ui-bundle.js"></script>
<script src="/docs/assets/start_swagger_ui.js"></script>
</html>
)";

constexpr const char* redoc = R"(<div id="page"></div>
<script src="/docs/assets/redoc.standalone.js"></script>
<script src="/docs/assets/start_redoc.js"></script>
</html>
)";

constexpr const char* how_to_get_them = R"(<main>
<h1>This page was built without its program</h1>
<p>The description of all interfaces is at <a href="/openapi.json">/openapi.json</a>. Swagger UI and
Redoc, which would show it here, come from npm while maitred is built, and npm was not there then or
could not reach its registry.</p>
<p>To have them: install Node.js with npm (on Debian <code>apt-get install npm</code>), and build
again with <code>cmake --preset release &amp;&amp; cmake --build --preset release</code>.</p>
</main>
</html>
)";

} // namespace

std::string swagger_ui_page(const Programs& programs)
{
    const bool there = !programs.swagger_ui_js.empty() && !programs.swagger_ui_css.empty();
    return std::string{head} + (there ? swagger_ui : how_to_get_them);
}

std::string redoc_page(const Programs& programs)
{
    return std::string{head} + (programs.redoc_js.empty() ? how_to_get_them : redoc);
}

} // namespace maitred::http::docs
