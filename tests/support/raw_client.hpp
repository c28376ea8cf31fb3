#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace maitred::test {

struct Answer {
    int status = 0;
    std::string head; ///< status line and fields
    std::string body;

    /// A field's value, by its name as the server writes it; empty if it is not there.
    std::string field(std::string_view name) const;
};

/// A client that sends exactly the bytes it is given, and waits no longer than its patience.
class RawClient {
public:
    /// A client that is not connected yet, but has its socket.
    explicit RawClient(std::chrono::milliseconds patience = default_patience);
    explicit RawClient(std::uint16_t port, std::chrono::milliseconds patience = default_patience);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient& operator=(RawClient&&) = delete;

    /// Throws where nobody listens.
    void connect(std::uint16_t port);
    /// False where the server has hung up.
    bool send(std::string_view bytes);
    /// Says that nothing more will be sent.
    void finish_sending();
    /// The next answer; nothing where the server hung up or said nothing for too long.
    /// An answer to HEAD has no body, whatever its length says.
    std::optional<Answer> answer(bool to_head = false);
    /// So many bytes, whatever they are; nothing where they do not all come.
    std::optional<std::string> bytes(std::size_t count);
    /// Whether the server hangs up, after what has been read, without sending more.
    bool hung_up();
    /// As answer(), after sending.
    std::optional<Answer> ask(std::string_view bytes);
    /// Limits what the kernel takes for us, to be a slow reader. Before the first request.
    void take_little();

private:
    bool read_more();

    static constexpr std::chrono::milliseconds default_patience{5000};
    int socket_;
    std::chrono::milliseconds patience_;
    std::string unread_;
};

/// "GET path HTTP/1.1" with a Host.
std::string get(std::string_view path, std::string_view fields = "");
/// "POST path HTTP/1.1" with Host, length and JSON as media type.
std::string post(std::string_view path, std::string_view body, std::string_view fields = "");

} // namespace maitred::test
