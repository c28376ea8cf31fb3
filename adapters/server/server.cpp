#include "adapters/server/server.hpp"

#include "adapters/server/listener.hpp"
#include "adapters/server/open_files.hpp"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <utility>

namespace maitred::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

/// Files that are not connections: storage, log, event loops, listeners.
constexpr std::size_t files_for_the_house = 64;

std::string sentence(const tcp::endpoint& endpoint, const boost::system::error_code& error)
{
    const std::string port = std::to_string(endpoint.port());
    if (error == asio::error::address_in_use)
        return "port " + port + " is taken by another process";
    return "cannot listen on " + endpoint.address().to_string() + " port " + port + ": " +
           error.message();
}

tcp::endpoint endpoint_of(const ServerSettings& settings)
{
    boost::system::error_code error;
    const auto address = asio::ip::make_address(settings.address, error);
    if (error)
        throw std::runtime_error{"\"" + settings.address + "\" is not an IP address to listen on"};
    return {address, settings.port};
}

/// SO_REUSEPORT would let us share the port with another server of the same user, and each would
/// get half of the guests. Without it, binding tells.
void ensure_free(const tcp::endpoint& endpoint)
{
    asio::io_context context;
    tcp::acceptor probe{context, endpoint.protocol()};
    probe.set_option(tcp::acceptor::reuse_address{true});
    probe.bind(endpoint);
}

} // namespace

class Server::Threads {
public:
    Threads(ServerSettings settings, const http::Router& router, EdgeServices services)
        : edge_{std::make_shared<Edge>(std::move(settings), router, std::move(services))}
    {
    }

    void start();
    bool drain(milliseconds within);

    std::uint16_t port() const { return port_; }
    std::size_t connections() const { return edge_->connections; }

private:
    void listen(tcp::endpoint endpoint);
    bool wait_until_empty(milliseconds within) const;

    std::shared_ptr<Edge> edge_;
    std::uint16_t port_ = 0;
    std::vector<std::shared_ptr<Loop>> loops_;
    std::vector<std::shared_ptr<Listener>> listeners_;
    std::vector<asio::executor_work_guard<Executor>> work_;
    std::vector<std::thread> threads_;
};

void Server::Threads::listen(tcp::endpoint endpoint)
{
    ensure_free(endpoint);
    for (std::size_t i = 0; i < std::max<std::size_t>(1, edge_->settings.io_threads); ++i) {
        loops_.push_back(std::make_shared<Loop>(edge_));
        listeners_.push_back(std::make_shared<Listener>(*loops_.back(), endpoint));
        port_ = listeners_.back()->port();
        endpoint.port(port_);
    }
}

void Server::Threads::start()
{
    const auto files = raise_open_files();
    const auto room = files > 2 * files_for_the_house ? files - files_for_the_house : files / 2;
    edge_->most_connections = std::min(edge_->settings.most_connections, room);
    const auto endpoint = endpoint_of(edge_->settings);
    try {
        listen(endpoint);
    } catch (const boost::system::system_error& failure) {
        listeners_.clear();
        loops_.clear();
        throw std::runtime_error{sentence(endpoint, failure.code())};
    }
    for (std::size_t i = 0; i < loops_.size(); ++i) {
        work_.emplace_back(loops_[i]->context().get_executor());
        asio::post(loops_[i]->context(), [loop = loops_[i].get(), listener = listeners_[i].get()] {
            loop->start_sweeping();
            listener->start();
        });
        threads_.emplace_back([loop = loops_[i]] { loop->run(); });
    }
}

bool Server::Threads::wait_until_empty(milliseconds within) const
{
    const auto deadline = std::chrono::steady_clock::now() + within;
    while (edge_->connections > 0) {
        if (std::chrono::steady_clock::now() >= deadline)
            return false;
        std::this_thread::sleep_for(milliseconds{2});
    }
    return true;
}

bool Server::Threads::drain(milliseconds within)
{
    if (threads_.empty())
        return true;
    edge_->draining = true;
    std::atomic<std::size_t> closed{0};
    for (std::size_t i = 0; i < loops_.size(); ++i)
        asio::post(loops_[i]->context(), [this, &closed, i] {
            listeners_[i]->close();
            loops_[i]->closing_time();
            ++closed;
        });
    while (closed < loops_.size())
        std::this_thread::sleep_for(milliseconds{1});
    const bool everybody_served = wait_until_empty(within);
    for (std::size_t i = 0; i < loops_.size(); ++i)
        asio::post(loops_[i]->context(), [this, i] { loops_[i]->close(); });
    work_.clear();
    for (std::thread& thread : threads_)
        thread.join();
    threads_.clear();
    listeners_.clear();
    loops_.clear();
    return everybody_served;
}

Server::Server(ServerSettings settings, const http::Router& router, EdgeServices services)
    : threads_{std::make_unique<Threads>(std::move(settings), router, std::move(services))}
{
}

Server::~Server()
{
    stop_accepting_and_drain(milliseconds{0});
}

void Server::start()
{
    threads_->start();
}

std::uint16_t Server::port() const
{
    return threads_->port();
}

std::size_t Server::connections() const
{
    return threads_->connections();
}

bool Server::stop_accepting_and_drain(milliseconds deadline)
{
    return threads_->drain(deadline);
}

} // namespace maitred::server
