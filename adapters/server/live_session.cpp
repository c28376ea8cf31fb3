// How a live session begins, listens and keeps time; live_session_sending.cpp sends and says
// goodbye.
#include "adapters/server/live_session.hpp"

#include <boost/asio/post.hpp>
#include <boost/beast/http/empty_body.hpp>

#include <algorithm>
#include <utility>

namespace maitred::server {
namespace {

namespace websocket = boost::beast::websocket;
using http::Goodbye;

constexpr std::chrono::seconds one_second{1};

/// What a conversation holds of its socket: nothing that keeps it alive, so that neither can keep
/// the other.
class Handle final : public http::LiveSocket {
public:
    explicit Handle(std::weak_ptr<LiveSession> session) : session_{std::move(session)} {}

    void send(std::shared_ptr<const std::string> text) override
    {
        if (const auto session = session_.lock())
            session->queue(std::move(text));
    }
    std::size_t waiting() const override
    {
        const auto session = session_.lock();
        return session ? session->waiting() : 0;
    }
    void close(Goodbye code, std::string_view reason) override
    {
        if (const auto session = session_.lock())
            session->bid_farewell(code, reason);
    }

private:
    const std::weak_ptr<LiveSession> session_;
};

/// The handshake again, for Beast: ours has been checked, and its header is gone.
auto handshake_with(std::string_view key)
{
    using boost::beast::http::field;
    boost::beast::http::request<boost::beast::http::empty_body> request{
        boost::beast::http::verb::get, "/", 11};
    request.set(field::host, "maitred");
    request.set(field::connection, "upgrade");
    request.set(field::upgrade, "websocket");
    request.set(field::sec_websocket_key, {key.data(), key.size()});
    request.set(field::sec_websocket_version, "13");
    return request;
}

} // namespace

LiveSession::LiveSession(std::shared_ptr<Loop> loop, Socket socket, std::string early_bytes)
    : loop_{std::move(loop)}, edge_{loop_->edge()}, limits_{edge_.settings.live},
      stream_{std::move(socket), std::move(early_bytes), static_cast<WireListener&>(*this)}
{
    stream_.text(true);
    stream_.auto_fragment(false);
    stream_.read_message_max(limits_.largest_message);
    stream_.control_callback([this](websocket::frame_type kind, boost::beast::string_view) {
        if (kind != websocket::frame_type::close && one_too_many())
            flooded();
    });
}

void LiveSession::start(Arrival arrival)
{
    deadline_ = std::chrono::steady_clock::now() + edge_.settings.patience.write;
    request_id_ = std::move(arrival.request_id);
    conversation_ = std::move(arrival.welcome.conversation);
    // It is called before async_accept returns, and then no more.
    stream_.set_option(websocket::stream_base::decorator{[&](websocket::response_type& answer) {
        using boost::beast::http::field;
        answer.set(field::server, "maitred");
        answer.set(field::date, loop_->date());
        answer.set("X-Request-Id", request_id_);
        if (!arrival.welcome.subprotocol.empty())
            answer.set(field::sec_websocket_protocol, arrival.welcome.subprotocol);
    }});
    stream_.async_accept(handshake_with(arrival.key),
                         [self = shared_from_this(), until = arrival.welcome.until](
                             const Error& error) { self->opened(error, until); });
    stream_.set_option(websocket::stream_base::decorator{[](websocket::response_type&) {}});
}

void LiveSession::opened(const Error& error, Instant until)
{
    if (phase_ != Phase::handshaking)
        return;
    if (error)
        return hang_up();
    phase_ = Phase::open;
    until_ = until;
    heard_at_ = std::chrono::steady_clock::now();
    look_again();
    talking_ = true;
    guarded([&] { conversation_.opened(std::make_shared<Handle>(weak_from_this())); });
    if (edge_.draining)
        closing_time();
    if (phase_ == Phase::open)
        read();
}

void LiveSession::heard(std::size_t bytes)
{
    heard_at_ = std::chrono::steady_clock::now();
    pinged_ = false;
    if (heard_at_ - second_begun_ >= one_second) {
        second_begun_ = heard_at_;
        messages_ = 0;
        bytes_ = 0;
    }
    bytes_ += bytes;
    if (bytes_ > limits_.bytes_a_second)
        flooded();
}

void LiveSession::read()
{
    stream_.async_read_some(boost::asio::buffer(chunk_),
                            [self = shared_from_this()](const Error& error, std::size_t bytes) {
                                self->read_some(error, bytes);
                            });
}

void LiveSession::read_some(const Error& error, std::size_t bytes)
{
    // Where we close, Beast reads on by itself, and say_goodbye() hears the end.
    if (phase_ == Phase::lingering || phase_ == Phase::over || said_goodbye_)
        return;
    if (error)
        return ended(error);
    if (phase_ == Phase::open) {
        message_.append(chunk_.data(), bytes);
        if (stream_.is_message_done())
            said();
    }
    read();
}

void LiveSession::said()
{
    if (one_too_many())
        return flooded();
    guarded([&] { conversation_.said(stream_.got_text() ? &message_ : nullptr); });
    if (message_.capacity() > chunk_.size())
        message_ = std::string{};
    else
        message_.clear();
}

bool LiveSession::one_too_many()
{
    return ++messages_ > limits_.messages_a_second;
}

/// Closes by way of the loop: we may be amidst one of Beast's operations.
void LiveSession::flooded()
{
    if (std::exchange(flooded_, true))
        return;
    boost::asio::post(loop_->context(), [self = shared_from_this()] {
        self->close(Goodbye::policy_violation, "too many messages");
    });
}

void LiveSession::deadline_passed()
{
    if (phase_ != Phase::open)
        return cut();
    if (until_ <= edge_.clock.now())
        return close(Goodbye::policy_violation, "token expired");
    const auto now = std::chrono::steady_clock::now();
    if (write_deadline_ <= now)
        return cut();
    ping_or_hang_up(now);
}

void LiveSession::ping_or_hang_up(Moment now)
{
    if (pinged_ && pinged_at_ + limits_.silence <= now)
        return hang_up();
    if (!pinged_ && heard_at_ + limits_.silence <= now) {
        pinged_ = true;
        pinged_at_ = now;
        // One that is still under way waits for a write that the client does not take.
        if (!std::exchange(pinging_, true))
            stream_.async_ping(
                {}, [self = shared_from_this()](const Error&) { self->pinging_ = false; });
    }
    look_again();
}

/// Sets the deadline to what comes next; what is put off later is noticed when it has passed.
void LiveSession::look_again()
{
    const auto silence_ends = (pinged_ ? pinged_at_ : heard_at_) + limits_.silence;
    deadline_ = std::min(write_deadline_, silence_ends);
}

void LiveSession::closing_time()
{
    close(Goodbye::going_away, "the house closes");
}

/// Hangs up on a client that takes nothing: what waits for it in the kernel is thrown away, where
/// else it would lie for minutes.
void LiveSession::cut()
{
    Error ignored;
    if (writing_)
        stream_.next_layer().next_layer().set_option(Socket::linger{true, 0}, ignored);
    hang_up();
}

void LiveSession::hang_up()
{
    if (phase_ == Phase::over)
        return;
    const auto self = shared_from_this();
    phase_ = Phase::over;
    Error ignored;
    stream_.next_layer().next_layer().close(ignored);
    loop_->forget(*this);
    end_conversation();
}

} // namespace maitred::server
