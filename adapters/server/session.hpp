#pragma once

#include "adapters/server/loop.hpp"
#include "adapters/server/request_reader.hpp"

#include <boost/beast/core/flat_buffer.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace maitred::server {

/// One connection: reads a request, has it answered, writes the answer, and again.
///
/// A state machine on callbacks rather than a coroutine: answers come from other threads and
/// deadlines from the sweep, so that every phase must be spelled out anyway, and g++ 12 miscompiles
/// some coroutines. There is never more than one operation on the socket. All of it runs on the
/// loop's thread.
class Session final : public Connection, public std::enable_shared_from_this<Session> {
public:
    Session(std::shared_ptr<Loop> loop, Socket socket, const boost::asio::ip::tcp::endpoint& peer);

    void start();
    /// Says that the house is full, without reading.
    void turn_away();

    /// The answer of the request with that number; late and second answers do nothing.
    void answer(std::uint64_t generation, http::LiveAnswer answer);

    void deadline_passed() override;
    void closing_time() override;
    void hang_up() override;

private:
    enum class Phase { idle, header, body, handling, writing, lingering, over };
    using Error = boost::system::error_code;

    void enter(Phase phase, milliseconds patience);
    void next_request();

    void read_more();
    void read_some(const Error& error, std::size_t bytes);
    void look_for_header();
    void read_header(std::size_t length);
    bool understand_header();
    void read_client_address();
    std::size_t largest_body() const;
    void invite_body();
    void read_body();
    void handle();

    void refuse(http::Fault fault);
    void upgrade(http::LiveWelcome welcome);
    void write(http::Response response);
    void report(int status);
    void written(const Error& error);
    void linger();
    void discard(std::size_t bytes);
    std::string_view unread() const;

    std::shared_ptr<Loop> loop_;
    Edge& edge_;
    Socket socket_;
    const std::string peer_;
    boost::beast::flat_buffer buffer_;

    Phase phase_ = Phase::idle;
    Moment begun_{};
    std::uint64_t generation_ = 0;
    std::size_t searched_ = 0; ///< of the unread bytes, how far there is no end of a header
    std::size_t discarded_ = 0;
    bool out_of_time_ = false;
    bool keep_alive_ = true;

    http::Request request_;
    std::unique_ptr<LargeBody> large_body_;
    std::optional<RequestReader> reader_;
    http::Destination destination_;
    std::string head_;
    std::string body_;
};

} // namespace maitred::server
