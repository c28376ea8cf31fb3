#pragma once

#include "tests/support/raw_client.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maitred::test {

enum class Opcode : std::uint8_t {
    continuation = 0,
    text = 1,
    binary = 2,
    close = 8,
    ping = 9,
    pong = 10,
};

/// One frame from the server.
struct LiveFrame {
    Opcode opcode{};
    std::string payload; ///< of a close frame too: with the code's two bytes before the reason

    bool text() const { return opcode == Opcode::text; }
    /// The code of a close frame; 0 where it names none, or the frame is another.
    unsigned close_code() const;
    std::string close_reason() const;
};

/// A frame as it goes over the wire, masked as a client's must be.
std::string frame_bytes(Opcode opcode, std::string_view payload);
/// One that more fragments follow.
std::string fragment_bytes(Opcode opcode, std::string_view payload);
/// One that breaks the rule that clients mask.
std::string unmasked_bytes(Opcode opcode, std::string_view payload);

/// "GET path HTTP/1.1" with all that a handshake needs, and further fields, each with its line end.
std::string handshake(std::string_view path, std::string_view fields = "");
/// The Sec-WebSocket-Accept that belongs to the key in handshake().
extern const char* const accept_of_handshake;

/// A blocking WebSocket client, which does only what it is told: it answers no ping and no close
/// by itself, and waits no longer than its patience.
class LiveClient {
public:
    static constexpr std::chrono::milliseconds default_patience{5000};

    /// Connects; nothing is sent yet. Throws where nobody listens.
    explicit LiveClient(std::uint16_t port, std::chrono::milliseconds patience = default_patience);
    /// Connects and shakes hands; throws, with the answer's status, where the socket is refused.
    LiveClient(std::uint16_t port, std::string_view path, std::string_view fields = "");

    /// Sends the bytes of a handshake, and what else they hold; the answer's head, or nothing.
    std::optional<Answer> shake_hands(std::string_view bytes);

    /// All of these: false where the server has hung up.
    bool send(std::string_view text);
    bool send(Opcode opcode, std::string_view payload = "");
    bool send_bytes(std::string_view bytes);
    bool close(unsigned code = 1000, std::string_view reason = "");

    /// The next frame, whatever it is; nothing where none came in time or the server hung up.
    std::optional<LiveFrame> next();
    /// The payload of the next text frame; others before it are skipped. Empty if there is none.
    std::string next_text();
    /// Skips everything up to the close frame and answers it; its code, or 0 if none came.
    unsigned closed_with();
    /// Whether the server hangs up; what it still sends is skipped.
    bool hung_up();

    /// To be a slow reader: limits what the kernel takes for us. Before the handshake.
    void take_little() { wire_.take_little(); }
    RawClient& wire() { return wire_; }

private:
    RawClient wire_;
};

} // namespace maitred::test
