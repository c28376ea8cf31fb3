#pragma once

#include "adapters/server/loop.hpp"

#include <boost/asio/associator.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/core/role.hpp>

#include <cstddef>
#include <string>
#include <utility>

namespace maitred::server {

/// Hears of everything that comes over a wire.
class WireListener {
public:
    virtual void heard(std::size_t bytes) = 0;

protected:
    ~WireListener() = default;
};

/// The socket below a WebSocket, for four things that Beast's stream does not do: it gives it the
/// frames that came in one packet with the handshake, tells of every byte that arrives (also of
/// those in frames that Beast swallows), sends frames that wait for each other in one go, and
/// leaves the end of the connection to its owner, because Beast would wait for the client's end
/// without any limit of time.
///
/// Only for Beast: completion handlers, no other tokens. The listener must live as long as there
/// are operations.
class LiveWire {
public:
    using executor_type = Executor;
    using Error = boost::system::error_code;

    LiveWire(Socket socket, std::string early, WireListener& listener)
        : socket_{std::move(socket)}, early_{std::move(early)}, listener_{listener}
    {
    }

    executor_type get_executor() { return socket_.get_executor(); }
    Socket& next_layer() { return socket_; }
    const Socket& next_layer() const { return socket_; }

    template <class Buffers, class Handler>
    void async_read_some(const Buffers& buffers, Handler&& handler)
    {
        if (early_.empty())
            return socket_.async_read_some(
                buffers, Heard<std::decay_t<Handler>>{std::forward<Handler>(handler), listener_});
        const auto bytes = boost::asio::buffer_copy(buffers, boost::asio::buffer(early_));
        if (bytes == early_.size())
            early_ = std::string{};
        else
            early_.erase(0, bytes);
        boost::asio::post(get_executor(), boost::beast::bind_front_handler(
                                              Heard<std::decay_t<Handler>>{
                                                  std::forward<Handler>(handler), listener_},
                                              Error{}, bytes));
    }

    /// Whether another write is sure to follow: what is written until then may wait for it.
    void more_follows(bool more) { more_follows_ = more; }

    template <class Buffers, class Handler>
    void async_write_some(const Buffers& buffers, Handler&& handler)
    {
        const auto bytes = boost::asio::buffer_size(buffers);
        const bool may_wait = more_follows_ && waiting_.size() + bytes <= most_waiting;
        if (!may_wait && waiting_.empty())
            return socket_.async_write_some(buffers, std::forward<Handler>(handler));
        const auto before = waiting_.size();
        waiting_.resize(before + bytes);
        boost::asio::buffer_copy(boost::asio::buffer(waiting_) + before, buffers);
        if (may_wait)
            return boost::asio::post(
                get_executor(),
                boost::beast::bind_front_handler(std::forward<Handler>(handler), Error{}, bytes));
        boost::asio::async_write(socket_, boost::asio::buffer(waiting_),
                                 [this, bytes, handler = std::forward<Handler>(handler)](
                                     const Error& error, std::size_t) mutable {
                                     waiting_ =
                                         std::string{}; // ten thousand sockets would keep much
                                     std::move(handler)(error, bytes);
                                 });
    }

    template <class Handler>
    friend void async_teardown(boost::beast::role_type, LiveWire& wire, Handler&& handler)
    {
        boost::asio::post(wire.get_executor(), boost::beast::bind_front_handler(
                                                   std::forward<Handler>(handler), Error{}));
    }

    template <class Handler> struct Heard {
        Handler handler;
        WireListener& listener;

        void operator()(const Error& error, std::size_t bytes)
        {
            if (bytes > 0)
                listener.heard(bytes);
            std::move(handler)(error, bytes);
        }
    };

private:
    static constexpr std::size_t most_waiting = 16 * 1024; ///< bytes

    Socket socket_;
    std::string early_;
    std::string waiting_; ///< written, and not sent yet
    bool more_follows_ = false;
    WireListener& listener_;
};

} // namespace maitred::server

/// Executor and allocator of what stands behind.
template <template <class, class> class Associator, class Handler, class Default>
struct boost::asio::associator<Associator, maitred::server::LiveWire::Heard<Handler>, Default>
    : Associator<Handler, Default> {
    static auto get(const maitred::server::LiveWire::Heard<Handler>& heard) noexcept
    {
        return Associator<Handler, Default>::get(heard.handler);
    }
    static auto get(const maitred::server::LiveWire::Heard<Handler>& heard,
                    const Default& otherwise) noexcept
    {
        return Associator<Handler, Default>::get(heard.handler, otherwise);
    }
};
