#pragma once

#include "core/ports/measures.hpp"
#include "core/ports/request_observer.hpp"

#include <memory>
#include <string>
#include <vector>

namespace maitred::metrics {

/// Keeps every figure of the house for Prometheus: the desk's, storage's, and the edge's.
class PrometheusMeasures final : public Measures {
public:
    PrometheusMeasures();
    ~PrometheusMeasures() override;

    void desk_waiting(std::size_t commands) override;
    void desk_batch(std::size_t commands, std::chrono::microseconds took) override;
    void desk_decided_again() override;
    void desk_turned_away() override;
    void commit_in_doubt() override;
    void storage_connections_lent(std::size_t connections) override;
    void storage_away() override;
    void rate_limited() override;
    void notice_sent() override;
    void notice_put_off() override;
    void notice_given_up() override;

    /// Watches a server's requests; pass Router::route_names(). The measures must outlive it.
    std::unique_ptr<RequestObserver> meter(const std::vector<std::string>& route_names);

    /// All figures in the text exposition format.
    std::string text() const;

private:
    struct Figures;
    std::unique_ptr<Figures> figures_;
};

} // namespace maitred::metrics
