#pragma once

#include "adapters/http/message.hpp"
#include "core/base/instant.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace maitred::http {

/// Codes with which a socket is closed (RFC 6455, 7.4.1).
enum class Goodbye : std::uint16_t {
    normal = 1000,
    going_away = 1001,       ///< the node stops
    policy_violation = 1008, ///< floods, or a token that is over
    too_big = 1009,
    internal_error = 1011,  ///< the conversation threw
    try_again_later = 1013, ///< the client reads too slowly
};

/// Our end of an open WebSocket, for whoever has something to tell. Any thread may call; nothing
/// waits. Once the socket is closed, everything does nothing.
class LiveSocket {
public:
    virtual ~LiveSocket() = default;

    /// Queues a text frame. The text is shared, so that one frame for a thousand sockets is made
    /// once. Where the client reads so slowly that the queue is at its limit, the socket is closed
    /// with try_again_later. Frames arrive in the order in which they were queued.
    virtual void send(std::shared_ptr<const std::string> text) = 0;
    /// Frames that are queued and not yet written.
    virtual std::size_t waiting() const = 0;
    /// Closes after what was queued before. Of the reason, 123 bytes are said.
    virtual void close(Goodbye code, std::string_view reason) = 0;
};

/// Who speaks with the client of an open socket. All three are called on the socket's io thread
/// and must not wait. What they throw closes the socket with internal_error.
struct LiveConversation {
    std::function<void(std::shared_ptr<LiveSocket>)> opened;
    /// A text frame came. Nothing (a null pointer) for one that was no text: a binary frame.
    std::function<void(const std::string* text)> said;
    std::function<void()> closed; ///< once, after `opened`, however it came about
};

/// The socket is granted.
struct LiveWelcome {
    LiveConversation conversation;
    std::string subprotocol = {};   ///< to be named in the answer; empty: none
    Instant until = Instant::max(); ///< then it is closed with policy_violation ("token expired")
};

/// The answer to a handshake: a refusal in HTTP, or the socket.
using LiveAnswer = std::variant<Response, LiveWelcome>;

/// Gives the answer to a handshake. As a Responder: once, from any thread.
using LiveResponder = std::function<void(LiveAnswer)>;

/// Decides whether a client may open a socket. The request lives only until it returns.
using LiveHandler = std::function<void(const Request&, LiveResponder)>;

/// How far a request is a WebSocket handshake (RFC 6455, 4.2.1).
enum class Handshake { none, other_version, malformed, proper };
Handshake read_handshake(const Request& request);

} // namespace maitred::http
