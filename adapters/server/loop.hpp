#pragma once

#include "adapters/server/connection.hpp"
#include "adapters/server/edge.hpp"
#include "adapters/server/request_ids.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace maitred::server {

class Session;
class LiveSession;

/// Concrete executors: the type-erased ones cost an indirect call and an allocation per operation.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;
using Acceptor = boost::asio::basic_socket_acceptor<boost::asio::ip::tcp, Executor>;
using Timer = boost::asio::basic_waitable_timer<
    std::chrono::steady_clock, boost::asio::wait_traits<std::chrono::steady_clock>, Executor>;

/// Something for an open WebSocket: a frame, or a goodbye and its reason.
struct LiveLetter {
    std::shared_ptr<LiveSession> to;
    std::shared_ptr<const std::string> text;
    std::optional<http::Goodbye> goodbye = {};
};

/// One io thread: its event loop, its connections, their deadlines, and its mailbox for what comes
/// from other threads.
class Loop : public std::enable_shared_from_this<Loop> {
public:
    explicit Loop(std::shared_ptr<Edge> edge);

    Edge& edge() { return *edge_; }
    boost::asio::io_context& context() { return context_; }

    /// Runs until close() and the last operation has ended. An exception that reaches it costs
    /// one session, never the thread.
    void run();

    void admit(Socket socket, const boost::asio::ip::tcp::endpoint& peer);
    void forget(Connection& connection);
    /// One connection goes on as another: its socket was handed over.
    void replace(Connection& connection, std::shared_ptr<Connection> successor);

    /// Brings an answer to its session: at once on this loop's thread, else by the mailbox, which
    /// wakes the loop once for all that waits. After close() it drops what comes.
    void deliver(std::shared_ptr<Session> session, std::uint64_t generation,
                 http::LiveAnswer answer);
    /// By the mailbox from every thread, this one too: so letters keep the order in which their
    /// senders, whoever they are, agreed to send them.
    void deliver(LiveLetter letter);

    /// The three below must be called on the loop's thread, as all of Connection.
    void start_sweeping();
    void closing_time();
    void close();

    RequestIds& request_ids() { return request_ids_; }
    /// The Date field for now; made anew once a second.
    const std::string& date();

private:
    struct Mail {
        std::shared_ptr<Session> session;
        std::uint64_t generation;
        http::LiveAnswer answer;
    };

    void sweep();
    void wake();
    void open_mail();

    std::shared_ptr<Edge> edge_;
    boost::asio::io_context context_{1};
    Timer sweeper_{context_};
    std::vector<std::shared_ptr<Connection>> connections_;
    RequestIds request_ids_;
    std::string date_;
    Instant date_second_{};

    std::mutex mail_guard_;
    std::vector<Mail> mail_;
    std::vector<LiveLetter> letters_;
    std::vector<LiveLetter> opened_letters_; ///< keeps its room from one mail to the next
    bool woken_ = false;
    bool closed_ = false;
};

} // namespace maitred::server
