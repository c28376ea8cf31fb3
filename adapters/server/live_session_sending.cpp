// The half of a live session that sends and says goodbye; live_session.cpp listens and keeps time.
#include "adapters/server/live_session.hpp"

#include <boost/asio/buffer.hpp>

#include <algorithm>
#include <exception>
#include <utility>

namespace maitred::server {
namespace {

namespace websocket = boost::beast::websocket;
using http::Goodbye;

constexpr std::size_t longest_reason = 123; ///< bytes: a control frame has no room for more
constexpr std::size_t few_frames = 64;

/// What of a reason can be said; where the cut falls inside a character, the character goes too.
std::string_view sayable(std::string_view reason)
{
    if (reason.size() <= longest_reason)
        return reason;
    std::size_t end = longest_reason;
    while (end > 0 && (static_cast<unsigned char>(reason[end]) & 0xC0) == 0x80)
        --end;
    return reason.substr(0, end);
}

} // namespace

/// The limits are kept here, on the sender's thread, so that the mailbox is bounded by them too.
void LiveSession::queue(Frame text)
{
    const auto bytes = text->size();
    const bool room = waiting_frames_.fetch_add(1) < limits_.most_frames &&
                      waiting_bytes_.fetch_add(bytes) + bytes <= limits_.most_bytes;
    if (room && !overrun_)
        return loop_->deliver({shared_from_this(), std::move(text)});
    if (!overrun_.exchange(true))
        bid_farewell(Goodbye::try_again_later, "reads too slowly");
}

void LiveSession::bid_farewell(Goodbye code, std::string_view reason)
{
    loop_->deliver({shared_from_this(), std::make_shared<const std::string>(reason), code});
}

void LiveSession::receive(LiveLetter letter)
{
    if (letter.goodbye)
        return close(*letter.goodbye, *letter.text);
    if (phase_ != Phase::open || overrun_)
        return;
    frames_.push_back(std::move(letter.text));
    if (!writing_)
        write();
}

void LiveSession::write()
{
    writing_ = true;
    if (phase_ == Phase::open) {
        write_deadline_ = std::chrono::steady_clock::now() + edge_.settings.patience.write;
        deadline_ = std::min(deadline_, write_deadline_);
    }
    stream_.next_layer().more_follows(next_ + 1 < frames_.size());
    stream_.async_write(
        boost::asio::buffer(*frames_[next_]),
        [self = shared_from_this()](const Error& error, std::size_t) { self->written(error); });
}

void LiveSession::written(const Error& error)
{
    writing_ = false;
    write_deadline_ = Moment::max();
    if (phase_ == Phase::over)
        return;
    // Aborted: Beast says goodbye to a client that broke the protocol, and reading will hear of it.
    if (error == boost::asio::error::operation_aborted)
        return;
    if (error)
        return hang_up();
    --waiting_frames_;
    waiting_bytes_ -= frames_[next_]->size();
    ++next_;
    if (next_ == frames_.size())
        drop_queue();
    if (next_ >= few_frames)
        frames_.erase(frames_.begin(),
                      frames_.begin() + static_cast<std::ptrdiff_t>(std::exchange(next_, 0)));
    if (!frames_.empty())
        return write();
    if (phase_ == Phase::closing)
        say_goodbye();
}

/// All but the frame that is being written.
void LiveSession::drop_queue()
{
    const auto kept = writing_ ? frames_[next_] : nullptr;
    if (frames_.capacity() > few_frames)
        frames_ = {};
    frames_.clear();
    next_ = 0;
    if (kept)
        frames_.push_back(kept);
    stream_.next_layer().more_follows(false);
}

/// What was queued before is sent before, as far as the client takes it in time.
void LiveSession::close(Goodbye code, std::string_view reason)
{
    if (phase_ != Phase::open)
        return;
    phase_ = Phase::closing;
    until_ = Instant::max();
    deadline_ = std::chrono::steady_clock::now() + limits_.farewell;
    goodbye_ =
        std::make_unique<const Reason>(static_cast<websocket::close_code>(code), sayable(reason));
    if (overrun_)
        drop_queue();
    if (!writing_)
        say_goodbye();
}

void LiveSession::say_goodbye()
{
    said_goodbye_ = true;
    stream_.async_close(*goodbye_,
                        [self = shared_from_this()](const Error& error) { self->ended(error); });
}

/// Where both have said goodbye, nothing more comes, and the server hangs up (RFC 6455, 7.1.1).
void LiveSession::ended(const Error& error)
{
    if (phase_ == Phase::lingering || phase_ == Phase::over)
        return;
    if (!error || error == websocket::error::closed)
        return hang_up();
    linger();
}

/// The WebSocket has ended, the connection not yet: as in HTTP, closing it with bytes unread could
/// take our goodbye from the client.
void LiveSession::linger()
{
    if (phase_ != Phase::closing)
        deadline_ = std::chrono::steady_clock::now() + limits_.farewell;
    phase_ = Phase::lingering;
    until_ = Instant::max();
    end_conversation();
    Error ignored;
    stream_.next_layer().next_layer().shutdown(Socket::shutdown_send, ignored);
    discard(0);
}

void LiveSession::discard(std::size_t bytes)
{
    discarded_ += bytes;
    if (discarded_ > edge_.settings.discarded_body)
        return hang_up();
    stream_.next_layer().next_layer().async_read_some(
        boost::asio::buffer(chunk_),
        [self = shared_from_this()](const Error& error, std::size_t read) {
            if (self->phase_ == Phase::over)
                return;
            if (error)
                return self->hang_up();
            self->discard(read);
        });
}

void LiveSession::end_conversation()
{
    const auto conversation = std::exchange(conversation_, {});
    if (std::exchange(talking_, false))
        guarded([&] { conversation.closed(); });
}

void LiveSession::guarded(const std::function<void()>& work)
{
    try {
        return work();
    } catch (const std::exception& failure) {
        edge_.observers.handler_failed(request_id_, failure.what());
    } catch (...) {
        edge_.observers.handler_failed(request_id_,
                                       "something that is not an exception was thrown");
    }
    close(Goodbye::internal_error, "something went wrong on our side");
}

} // namespace maitred::server
