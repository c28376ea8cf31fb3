#pragma once

#include <chrono>
#include <cstddef>

namespace maitred {

/// Where the house's figures are kept for its operators. Every call returns at once and may come
/// from any thread.
class Measures {
public:
    virtual ~Measures() = default;

    /// Commands that wait at the desk for a batch, now.
    virtual void desk_waiting(std::size_t commands) = 0;
    /// A batch was decided and committed (or needed no commit).
    virtual void desk_batch(std::size_t commands, std::chrono::microseconds took) = 0;
    /// A batch was decided again because another node had changed its day.
    virtual void desk_decided_again() = 0;
    /// A command was turned away because the queue was full.
    virtual void desk_turned_away() = 0;
    /// A commit's answer was lost and had to be looked up.
    virtual void commit_in_doubt() = 0;
    /// Storage connections lent out, now.
    virtual void storage_connections_lent(std::size_t connections) = 0;
    /// Storage could not be reached.
    virtual void storage_away() = 0;
    /// A request was refused by the rate limit.
    virtual void rate_limited() = 0;
    /// A notice was sent; or not, to be tried again; or given up.
    virtual void notice_sent() = 0;
    virtual void notice_put_off() = 0;
    virtual void notice_given_up() = 0;
};

/// Keeps nothing.
class NoMeasures final : public Measures {
public:
    void desk_waiting(std::size_t) override {}
    void desk_batch(std::size_t, std::chrono::microseconds) override {}
    void desk_decided_again() override {}
    void desk_turned_away() override {}
    void commit_in_doubt() override {}
    void storage_connections_lent(std::size_t) override {}
    void storage_away() override {}
    void rate_limited() override {}
    void notice_sent() override {}
    void notice_put_off() override {}
    void notice_given_up() override {}
};

} // namespace maitred
