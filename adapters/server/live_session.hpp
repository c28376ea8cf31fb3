#pragma once

#include "adapters/server/live_wire.hpp"
#include "adapters/server/loop.hpp"

#include <boost/beast/websocket/stream.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace maitred::server {

/// One open WebSocket, from the answer to its handshake until the connection is closed.
///
/// A state machine on callbacks as Session is, and in its place among the loop's connections:
/// handshaking → open → closing → lingering → over. Beast frames, checks UTF-8, answers pings and
/// says goodbye to who breaks the protocol; time, floods, and what waits to be sent are bounded
/// here. All of it runs on the loop's thread, but for queue() and bid_farewell().
class LiveSession final : public Connection,
                          public WireListener,
                          public std::enable_shared_from_this<LiveSession> {
public:
    using Frame = std::shared_ptr<const std::string>;

    /// Who comes, and is welcome.
    struct Arrival {
        std::string key; ///< Sec-WebSocket-Key
        std::string request_id;
        http::LiveWelcome welcome;
    };

    /// The early bytes are frames that came before the handshake was answered.
    LiveSession(std::shared_ptr<Loop> loop, Socket socket, std::string early_bytes);

    /// Answers the handshake.
    void start(Arrival arrival);

    /// From any thread.
    void queue(Frame text);
    std::size_t waiting() const { return waiting_frames_; }
    void bid_farewell(http::Goodbye code, std::string_view reason);

    /// What the two above have put into the loop's mailbox.
    void receive(LiveLetter letter);

    void deadline_passed() override;
    void closing_time() override;
    void hang_up() override;
    void heard(std::size_t bytes) override;

private:
    enum class Phase { handshaking, open, closing, lingering, over };
    using Error = boost::system::error_code;
    using Stream = boost::beast::websocket::stream<LiveWire, false>;
    using Reason = boost::beast::websocket::close_reason;

    void opened(const Error& error, Instant until);
    void read();
    void read_some(const Error& error, std::size_t bytes);
    void said();
    bool one_too_many();
    void flooded();

    void write();
    void written(const Error& error);
    void drop_queue();
    void ping_or_hang_up(Moment now);
    void look_again();
    void cut();

    void close(http::Goodbye code, std::string_view reason);
    void say_goodbye();
    void ended(const Error& error);
    void linger();
    void discard(std::size_t bytes);
    void end_conversation();
    /// Runs what belongs to the conversation; what it throws is reported and closes the socket.
    void guarded(const std::function<void()>& work);

    const std::shared_ptr<Loop> loop_;
    Edge& edge_;
    const LiveLimits& limits_;
    Stream stream_;
    std::string request_id_;
    http::LiveConversation conversation_;

    Phase phase_ = Phase::handshaking;
    bool talking_ = false; ///< `opened` was called, `closed` was not
    bool writing_ = false;
    bool said_goodbye_ = false;
    bool pinging_ = false;
    bool pinged_ = false; ///< and nothing was heard since
    bool flooded_ = false;
    Moment heard_at_{};
    Moment pinged_at_{};
    Moment write_deadline_ = Moment::max();

    Moment second_begun_{};
    unsigned messages_ = 0; ///< in that second
    std::size_t bytes_ = 0; ///< in that second
    std::size_t discarded_ = 0;
    std::array<char, 256> chunk_; ///< small: Beast reads ahead into a buffer of its own
    std::string message_;
    std::unique_ptr<const Reason> goodbye_;

    std::vector<Frame> frames_;                  ///< the one at next_ is being written, if writing_
    std::size_t next_ = 0;                       ///< those before it are written
    std::atomic<std::size_t> waiting_frames_{0}; ///< here and in the mailbox
    std::atomic<std::size_t> waiting_bytes_{0};
    std::atomic<bool> overrun_{false};
};

} // namespace maitred::server
