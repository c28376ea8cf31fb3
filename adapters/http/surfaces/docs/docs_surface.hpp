#pragma once

#include "adapters/http/surface.hpp"
#include "adapters/http/surfaces/docs/pages.hpp"

namespace maitred::http::docs {

/// /openapi.json, which describes these surfaces (those with a description) and this one; /docs and
/// /redoc, which show it in a browser and load nothing from other machines.
Surface docs_surface(const std::vector<Surface>& described, const Programs& programs = {});

} // namespace maitred::http::docs
