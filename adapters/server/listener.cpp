#include "adapters/server/listener.hpp"

#include <sys/socket.h>

#include <string>
#include <utility>

namespace maitred::server {
namespace {

constexpr std::chrono::milliseconds pause_between_attempts{50};
constexpr std::size_t turned_away_at_once = 32;

using ReusePort = boost::asio::detail::socket_option::boolean<SOL_SOCKET, SO_REUSEPORT>;

} // namespace

Listener::Listener(Loop& loop, const boost::asio::ip::tcp::endpoint& endpoint)
    : loop_{loop}, acceptor_{loop.context()}, pause_{loop.context()}, socket_{loop.context()}
{
    acceptor_.open(endpoint.protocol());
    acceptor_.set_option(Acceptor::reuse_address{true});
    acceptor_.set_option(ReusePort{true});
    acceptor_.bind(endpoint);
    acceptor_.listen(boost::asio::socket_base::max_listen_connections);
}

void Listener::start()
{
    accept();
}

void Listener::close()
{
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

void Listener::accept()
{
    if (!acceptor_.is_open())
        return;
    if (loop_.edge().connections >= loop_.edge().most_connections + turned_away_at_once)
        return wait_a_little();
    acceptor_.async_accept(socket_, peer_,
                           [self = shared_from_this()](const boost::system::error_code& error) {
                               self->accepted(error);
                           });
}

void Listener::accepted(const boost::system::error_code& error)
{
    if (!acceptor_.is_open())
        return;
    if (error) {
        if (!std::exchange(in_trouble_, true))
            loop_.edge().observers.trouble("connections cannot be accepted: " + error.message());
        return wait_a_little();
    }
    in_trouble_ = false;
    boost::system::error_code ignored;
    socket_.set_option(boost::asio::ip::tcp::no_delay{true}, ignored);
    loop_.admit(std::exchange(socket_, Socket{loop_.context()}), peer_);
    accept();
}

void Listener::wait_a_little()
{
    pause_.expires_after(pause_between_attempts);
    pause_.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
        if (!error)
            self->accept();
    });
}

} // namespace maitred::server
