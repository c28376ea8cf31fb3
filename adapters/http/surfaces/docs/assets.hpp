#pragma once

#include <string_view>

/// What the pages load, compiled in. The first four come from npm, and are empty where it was not
/// there when the server was built.
namespace maitred::http::docs::assets {

std::string_view redoc_js();
std::string_view swagger_ui_js();
std::string_view swagger_ui_css();
std::string_view licences();

std::string_view pages_css();
std::string_view start_redoc_js();
std::string_view start_swagger_ui_js();

} // namespace maitred::http::docs::assets
