#pragma once

#include "adapters/http/surfaces/docs/assets.hpp"

#include <string>

namespace maitred::http::docs {

/// The programs that show the document in a browser. They come from npm; where that was not there
/// when the server was built, they are empty.
struct Programs {
    std::string_view redoc_js = assets::redoc_js();
    std::string_view swagger_ui_js = assets::swagger_ui_js();
    std::string_view swagger_ui_css = assets::swagger_ui_css();
    std::string_view licences = assets::licences();
};

// Each shows the document, or says how its program is to be had.
std::string swagger_ui_page(const Programs& programs);
std::string redoc_page(const Programs& programs);

} // namespace maitred::http::docs
