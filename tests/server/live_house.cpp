#include "tests/server/live_house.hpp"

#include "core/ports/failures.hpp"

#include <stdexcept>
#include <utility>

namespace maitred::test {

using http::Body;
using http::LiveConversation;
using http::LiveHandler;
using http::LiveResponder;
using http::LiveSocket;
using http::LiveWelcome;
using http::Method;
using http::Pace;
using http::Request;
using http::Responder;
using http::Response;
using http::Route;
using http::Slash;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const std::string> frame(std::string text)
{
    return std::make_shared<const std::string>(std::move(text));
}

Route live_route(std::string pattern, LiveHandler handler, Pace pace = Pace::free)
{
    return {Method::get, std::move(pattern), {}, Body::none, Slash::either,
            pace,        std::move(handler)};
}

} // namespace

LiveWelcome LiveHouse::quiet()
{
    LiveConversation conversation;
    conversation.opened = [this](std::shared_ptr<LiveSocket> socket) {
        ++opened;
        const std::lock_guard lock{guard_};
        sockets_.push_back(std::move(socket));
    };
    conversation.said = [](const std::string*) {};
    conversation.closed = [this] { ++closed; };
    return {std::move(conversation)};
}

LiveWelcome LiveHouse::echo()
{
    auto welcome = quiet();
    const auto ours = std::make_shared<std::shared_ptr<LiveSocket>>();
    auto& conversation = welcome.conversation;
    conversation.opened = [ours, remember = conversation.opened](auto socket) {
        *ours = socket;
        socket->send(frame("welcome"));
        remember(std::move(socket));
    };
    conversation.said = [ours](const std::string* text) {
        (*ours)->send(frame(text ? *text : "not text"));
    };
    return welcome;
}

/// Echo, but in a protocol that has a name.
LiveWelcome LiveHouse::named()
{
    auto welcome = echo();
    welcome.subprotocol = "maitred.v1";
    return welcome;
}

LiveWelcome LiveHouse::for_a_minute()
{
    auto welcome = quiet();
    welcome.until = clock.now() + 1min;
    return welcome;
}

LiveWelcome LiveHouse::rude()
{
    auto welcome = quiet();
    welcome.conversation.said = [](const std::string*) { throw std::runtime_error{"rude"}; };
    return welcome;
}

LiveHandler LiveHouse::let_in(LiveWelcome (LiveHouse::*make)())
{
    return [this, make](const Request&, const LiveResponder& answer) { answer((this->*make)()); };
}

std::vector<http::Surface> LiveHouse::surfaces()
{
    const auto wait = [this](const Request&, const LiveResponder& answer) {
        const std::lock_guard lock{guard_};
        later_.push_back(answer);
    };
    const auto refuse = [](const Request&, const LiveResponder& answer) {
        answer(Response{401, "who are you?"});
    };
    const auto stumble = [](const Request&, const LiveResponder&) {
        throw std::runtime_error{"a bug"};
    };
    const auto miss = [](const Request&, const LiveResponder&) {
        throw Unavailable{"storage is away"};
    };
    const auto hello = [](const Request&, const Responder& answer) { answer({200, "hello"}); };
    http::Surface house;
    house.name = "house";
    house.prefixes = {"/"};
    house.say = [](http::Fault fault) { return Response{status_of(fault), "said"}; };
    house.routes = {{Method::get, "/hello", hello},
                    live_route("/live", let_in(&LiveHouse::echo)),
                    live_route("/quiet", let_in(&LiveHouse::quiet)),
                    live_route("/protocol", let_in(&LiveHouse::named)),
                    live_route("/minute", let_in(&LiveHouse::for_a_minute)),
                    live_route("/rude", let_in(&LiveHouse::rude)),
                    live_route("/limited", let_in(&LiveHouse::quiet), Pace::limited),
                    live_route("/refused", refuse),
                    live_route("/later", wait),
                    live_route("/bug", stumble),
                    live_route("/away", miss)};
    return {house};
}

LiveHouse::LiveHouse(server::ServerSettings settings)
    : router{surfaces()},
      server{settings, router, {clock, {&diary}, 1, http::CrossOrigin{{"https://cafe.example"}}}}
{
    server.start();
}

LiveHouse::~LiveHouse()
{
    server.stop_accepting_and_drain(0ms);
}

void LiveHouse::tell_all(const std::string& text)
{
    const auto shared = frame(text);
    const std::lock_guard lock{guard_};
    for (const auto& socket : sockets_)
        socket->send(shared);
}

std::vector<std::shared_ptr<LiveSocket>> LiveHouse::sockets(std::size_t expected)
{
    const bool all_there = soon([&] {
        const std::lock_guard lock{guard_};
        return sockets_.size() >= expected;
    });
    if (!all_there)
        throw std::runtime_error{"the sockets that should open never did"};
    const std::lock_guard lock{guard_};
    return sockets_;
}

bool LiveHouse::undecided()
{
    const std::lock_guard lock{guard_};
    return !later_.empty();
}

void LiveHouse::decide_later(const http::LiveAnswer& answer)
{
    if (!soon([&] { return undecided(); }))
        throw std::runtime_error{"the handshake that should wait never came"};
    LiveResponder decide;
    {
        const std::lock_guard lock{guard_};
        decide = std::move(later_.back());
        later_.pop_back();
    }
    std::thread{[&] {
        decide(answer);
        decide(Response{500, "twice"});
    }}.join();
}

server::ServerSettings live_settings(const server::LiveLimits& limits)
{
    auto settings = House::patient();
    settings.live = limits;
    return settings;
}

} // namespace maitred::test
