#pragma once

#include "adapters/http/message.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace maitred::http {

/// Which web sites a browser may let read our answers (CORS). Without a list: none.
class CrossOrigin {
public:
    CrossOrigin() = default;
    /// Origins as browsers send them, "https://example.org"; "*" stands for all.
    explicit CrossOrigin(std::vector<std::string> origins);

    bool allows(std::string_view origin) const;

    /// Adds the headers that let an allowed origin read this answer; others get none.
    void mark(const Request& request, Response& response) const;
    /// Adds what a preflight asks, where the request is one and its origin is allowed.
    void grant(const Request& request, std::string_view methods, Response& response) const;

private:
    std::vector<std::string> origins_;
};

} // namespace maitred::http
