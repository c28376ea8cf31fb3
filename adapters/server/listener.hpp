#pragma once

#include "adapters/server/loop.hpp"

namespace maitred::server {

/// Accepts connections for one loop.
///
/// It never gives up: where the process has no more file descriptors or the kernel no more
/// memory, it waits a little and goes on. Connections beyond the limit are admitted in small
/// number and answered 503, because a clear no is better than a connection that hangs; beyond
/// that number they wait in the kernel's queue.
class Listener : public std::enable_shared_from_this<Listener> {
public:
    /// Binds and listens; throws boost::system::system_error.
    Listener(Loop& loop, const boost::asio::ip::tcp::endpoint& endpoint);

    std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
    void start();
    void close();

private:
    void accept();
    void accepted(const boost::system::error_code& error);
    void wait_a_little();

    Loop& loop_;
    Acceptor acceptor_;
    Timer pause_;
    Socket socket_;
    boost::asio::ip::tcp::endpoint peer_;
    bool in_trouble_ = false;
};

} // namespace maitred::server
