#pragma once

#include "core/ports/request_observer.hpp"

namespace maitred::log {

/// One line a request, and one for each trouble at the edge. Routes are named by their pattern:
/// paths and queries hold what guests wrote.
class RequestLog final : public RequestObserver {
public:
    void answered(const AnsweredRequest& request) override;
    void handler_failed(std::string_view request_id, std::string_view what) override;
    void trouble(std::string_view sentence) override;
};

} // namespace maitred::log
