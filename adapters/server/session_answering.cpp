// The half of a session that answers; session.cpp reads.
#include "adapters/server/session.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/server/answer_head.hpp"
#include "adapters/server/live_session.hpp"
#include "adapters/server/strict_gate.hpp"

#include <boost/asio/write.hpp>

#include <array>
#include <utility>

namespace maitred::server {

using http::Fault;

namespace {

constexpr std::size_t discarded_at_once = 16 * 1024;

} // namespace

void Session::answer(std::uint64_t generation, http::LiveAnswer answer)
{
    if (phase_ != Phase::handling || generation != generation_)
        return;
    if (auto* const welcome = std::get_if<http::LiveWelcome>(&answer))
        return upgrade(std::move(*welcome));
    write(std::get<http::Response>(std::move(answer)));
}

/// Hands the socket over to a live session, which takes our place; nothing of ours remains.
void Session::upgrade(http::LiveWelcome welcome)
{
    if (edge_.draining)
        return write(http::say_fault(*destination_.surface, Fault::unavailable, request_));
    phase_ = Phase::over;
    report(101);
    const auto live =
        std::make_shared<LiveSession>(loop_, std::move(socket_), std::string{unread()});
    loop_->replace(*this, live);
    live->start(
        {std::string{request_.header("sec-websocket-key")}, request_.id, std::move(welcome)});
}

/// Answers a request that never gets to a handler, and closes: what follows it on the connection
/// cannot be trusted to be the next request.
void Session::refuse(Fault fault)
{
    keep_alive_ = false;
    if (request_.id.empty())
        request_.id = loop_->request_ids().next();
    if (!destination_.surface) {
        const std::string_view path =
            reader_ ? std::string_view{reader_->target()} : raw_path(unread());
        destination_ = edge_.router.find(http::Method::other, path);
    }
    write(http::say_fault(*destination_.surface, fault, request_));
}

void Session::write(http::Response response)
{
    const bool must_upgrade = response.status == status_of(Fault::upgrade_required);
    keep_alive_ = keep_alive_ && !edge_.draining && !must_upgrade;
    if (response.status >= 400 && response.body.empty())
        response.body = destination_.surface->say(Fault::internal).body;
    edge_.cross_origin.mark(request_, response);
    head_.clear();
    append_head(head_, response, request_.id, loop_->date(),
                keep_alive_ ? Afterwards::keep_alive : Afterwards::close);
    const bool no_body =
        request_.method == http::Method::head || response.status == 204 || response.status == 304;
    body_ = no_body ? std::string{} : std::move(response.body);

    report(response.status);
    enter(Phase::writing, edge_.settings.patience.write);
    const std::array<boost::asio::const_buffer, 2> parts{boost::asio::buffer(head_),
                                                         boost::asio::buffer(body_)};
    boost::asio::async_write(
        socket_, parts,
        [self = shared_from_this()](const Error& error, std::size_t) { self->written(error); });
}

void Session::report(int status)
{
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begun_);
    edge_.observers.answered({request_.id, name_of(request_.method), destination_.route_index,
                              edge_.router.route_names()[destination_.route_index], status, took,
                              request_.client_address});
}

void Session::written(const Error& error)
{
    if (phase_ == Phase::over)
        return;
    if (error)
        return hang_up();
    if (keep_alive_)
        return next_request();
    linger();
}

/// Closing with bytes unread would reset the connection, and the client might lose the answer
/// (RFC 9112, 9.6): say that nothing more comes, read what it still sends, and then close.
void Session::linger()
{
    Error ignored;
    socket_.shutdown(Socket::shutdown_send, ignored);
    enter(Phase::lingering, edge_.settings.patience.linger);
    discard(0);
}

void Session::discard(std::size_t bytes)
{
    discarded_ += bytes;
    buffer_.clear();
    // Of a body that may be large, as much as it may have been is not "more" yet.
    const std::size_t allowed = largest_body() > edge_.settings.largest_body ? largest_body() : 0;
    if (discarded_ > allowed + edge_.settings.discarded_body)
        return hang_up();
    socket_.async_read_some(buffer_.prepare(discarded_at_once),
                            [self = shared_from_this()](const Error& error, std::size_t read) {
                                self->read_some(error, read);
                            });
}

} // namespace maitred::server
