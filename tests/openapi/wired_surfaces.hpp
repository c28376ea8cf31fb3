#pragma once

#include "app/correspondence.hpp"
#include "app/front_of_house.hpp"

#include <boost/json.hpp>

namespace maitred::test {

/// The surfaces as the application wires them, on a book in memory. Nobody listens on a port.
class WiredSurfaces {
public:
    WiredSurfaces();

    const http::Router& router() const { return front_.router(); }
    /// What a GET of that path is answered, without sockets.
    http::Response get(const std::string& path,
                       std::vector<std::pair<std::string, std::string>> headers = {}) const;
    /// What /openapi.json says.
    boost::json::object document() const;

private:
    app::Config config_;
    metrics::PrometheusMeasures measures_;
    app::BackOffice office_;
    app::Correspondence correspondence_;
    app::FrontOfHouse front_;
};

/// Asks a surface's own router, and waits for the answer.
http::Response answer_of(const http::Router& router, const std::string& path,
                         std::vector<std::pair<std::string, std::string>> headers = {});

} // namespace maitred::test
