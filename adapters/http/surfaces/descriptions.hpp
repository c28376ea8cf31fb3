#pragma once

#include <string_view>

/// The surfaces in the words of OpenAPI 3.1: the files openapi.json that lie beside them, compiled
/// in. A surface that names its own in Surface::description is part of /openapi.json.
///
/// Each is a document by itself, but for what `docs` says for all: title, version, security scheme.
/// The names of its components begin with the surface's, so that they can lie in one document.
namespace maitred::http::descriptions {

std::string_view docs();
std::string_view floor();
std::string_view guest();
std::string_view hold();
std::string_view member();
std::string_view operations();

} // namespace maitred::http::descriptions
