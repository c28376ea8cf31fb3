#include "adapters/server/session.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/text/query.hpp"
#include "adapters/server/strict_gate.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include <algorithm>
#include <utility>

namespace maitred::server {
namespace {

using http::Fault;

/// The most that is read ahead: a header with its request line, or a chunked body's trailer, must
/// fit. Without a bound one trailer of 64 KiB ends a Beast server.
constexpr std::size_t largest_buffer = 16 * 1024;
constexpr std::size_t read_at_once = 4 * 1024;
constexpr std::string_view end_of_header = "\r\n\r\n";
constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

std::string text_of(const boost::asio::ip::address& address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

} // namespace

Session::Session(std::shared_ptr<Loop> loop, Socket socket,
                 const boost::asio::ip::tcp::endpoint& peer)
    : loop_{std::move(loop)}, edge_{loop_->edge()}, socket_{std::move(socket)},
      peer_{text_of(peer.address())}, buffer_{largest_buffer}
{
}

void Session::start()
{
    next_request();
}

void Session::turn_away()
{
    request_.id = loop_->request_ids().next();
    request_.client_address = peer_;
    begun_ = std::chrono::steady_clock::now();
    refuse(Fault::unavailable);
}

void Session::hang_up()
{
    if (std::exchange(phase_, Phase::over) == Phase::over)
        return;
    Error ignored;
    socket_.close(ignored);
    loop_->forget(*this);
}

void Session::closing_time()
{
    if (phase_ == Phase::idle)
        hang_up();
}

void Session::enter(Phase phase, milliseconds patience)
{
    phase_ = phase;
    deadline_ = std::chrono::steady_clock::now() + patience;
}

void Session::deadline_passed()
{
    Error ignored;
    switch (phase_) {
    case Phase::header:
    case Phase::body:
        // The read that is under way ends with an error; then 408 is said.
        out_of_time_ = true;
        deadline_ = Moment::max();
        socket_.cancel(ignored);
        return;
    case Phase::handling:
        keep_alive_ = false;
        return write(http::say_fault(*destination_.surface, Fault::unavailable, request_));
    case Phase::idle:
    case Phase::writing:
    case Phase::lingering:
    case Phase::over: return hang_up();
    }
}

std::string_view Session::unread() const
{
    const auto data = buffer_.cdata();
    return {static_cast<const char*>(data.data()), data.size()};
}

void Session::next_request()
{
    ++generation_;
    searched_ = 0;
    request_ = {};
    large_body_.reset();
    destination_ = {};
    reader_.reset();
    enter(Phase::idle, edge_.settings.patience.idle);
    if (buffer_.size() > 0)
        return look_for_header();
    if (edge_.draining)
        return hang_up();
    read_more();
}

void Session::read_more()
{
    const auto room = std::min(read_at_once, buffer_.max_size() - buffer_.size());
    if (room == 0)
        return refuse(Fault::header_too_large);
    socket_.async_read_some(buffer_.prepare(room),
                            [self = shared_from_this()](const Error& error, std::size_t bytes) {
                                self->read_some(error, bytes);
                            });
}

void Session::read_some(const Error& error, std::size_t bytes)
{
    if (phase_ == Phase::over)
        return;
    if (phase_ == Phase::lingering)
        return error ? hang_up() : discard(bytes);
    if (out_of_time_)
        return refuse(Fault::too_slow);
    if (error == boost::asio::error::eof && phase_ != Phase::idle)
        return refuse(Fault::malformed);
    if (error)
        return hang_up();
    buffer_.commit(bytes);
    if (phase_ == Phase::body)
        return read_body();
    look_for_header();
}

void Session::look_for_header()
{
    if (phase_ == Phase::idle) {
        // Clients may send an empty line before a request (RFC 9112, 2.2).
        while (unread().starts_with("\r\n"))
            buffer_.consume(2);
        if (unread().empty() || unread() == "\r")
            return read_more();
        begun_ = std::chrono::steady_clock::now();
        phase_ = Phase::header;
        deadline_ = begun_ + edge_.settings.patience.header;
    }
    const auto text = unread();
    const auto end = text.find(end_of_header, searched_);
    if (end != std::string_view::npos)
        return read_header(end + end_of_header.size());
    searched_ = text.size() < end_of_header.size() ? 0 : text.size() - end_of_header.size() + 1;
    read_more();
}

void Session::read_header(std::size_t length)
{
    if (const auto fault = strict_gate(unread().substr(0, length)))
        return refuse(*fault);
    reader_.emplace(request_);
    boost::beast::error_code error;
    buffer_.consume(reader_->put(boost::asio::const_buffer{buffer_.cdata().data(), length}, error));
    if (error || !reader_->is_header_done() || !understand_header())
        return refuse(Fault::malformed);
    if (reader_->is_done())
        return handle();
    const auto announced = reader_->content_length();
    if (announced && *announced > largest_body())
        return refuse(Fault::body_too_large);
    enter(Phase::body, edge_.settings.patience.body);
    reader_->eager(true);
    invite_body();
}

/// Fills the request from its header, and finds its route; false where its target is malformed.
bool Session::understand_header()
{
    const auto id = request_.header("x-request-id");
    request_.id = usable_as_request_id(id) ? std::string{id} : loop_->request_ids().next();
    read_client_address();
    keep_alive_ = reader_->version_1_1() && reader_->keep_alive();
    auto target = http::read_target(reader_->target());
    if (!target)
        return false;
    request_.path = std::move(target->path);
    request_.query = std::move(target->query);
    destination_ = edge_.router.find(request_.method, request_.path);
    request_.path_values = std::move(destination_.path_values);
    return true;
}

void Session::read_client_address()
{
    std::string forwarded;
    for (const auto& [name, value] : request_.headers) {
        if (name != "x-forwarded-for")
            continue;
        if (!forwarded.empty())
            forwarded += ',';
        forwarded += value;
    }
    request_.client_address =
        forwarded.empty() ? peer_ : edge_.trusted_proxies.client_behind(peer_, forwarded);
}

/// What the route takes where it has its own limit, larger or smaller than the server's.
std::size_t Session::largest_body() const
{
    const http::Route* const route = destination_.route;
    return route && route->largest_body > 0 ? route->largest_body : edge_.settings.largest_body;
}

/// Says that the body may come, where the client waits for that before it sends it.
void Session::invite_body()
{
    const auto expects = request_.header("expect");
    constexpr std::string_view invitation = "100-continue";
    const bool waits = std::ranges::equal(expects, invitation, [](char c, char expected) {
        return c == expected || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == expected);
    });
    if (!waits || !reader_->version_1_1() || buffer_.size() > 0)
        return read_body();
    boost::asio::async_write(socket_, boost::asio::buffer(go_on),
                             [self = shared_from_this()](const Error& error, std::size_t) {
                                 self->read_some(error, 0);
                             });
}

void Session::read_body()
{
    while (!reader_->is_done() && buffer_.size() > 0) {
        boost::beast::error_code error;
        const auto used = reader_->put(buffer_.cdata(), error);
        buffer_.consume(used);
        if (request_.body.size() > largest_body())
            return refuse(Fault::body_too_large);
        if (request_.body.size() > edge_.settings.largest_body && !large_body_)
            large_body_ = LargeBody::in(edge_);
        if (request_.body.size() > edge_.settings.largest_body && !large_body_)
            return refuse(Fault::unavailable);
        if (error == boost::beast::http::error::need_more)
            break;
        if (error)
            return refuse(Fault::malformed);
    }
    if (reader_->is_done())
        return handle();
    read_more();
}

void Session::handle()
{
    enter(Phase::handling, edge_.settings.patience.handler);
    const auto answer = [self = shared_from_this(), asked = generation_](http::LiveAnswer given) {
        self->loop_->deliver(self, asked, std::move(given));
    };
    if (!destination_.route || !destination_.route->live)
        return edge_.dispatch.serve(destination_, request_, answer);
    const auto handshake =
        reader_->version_1_1() ? http::read_handshake(request_) : http::Handshake::none;
    edge_.dispatch.welcome(destination_, request_, handshake, answer);
}

} // namespace maitred::server
