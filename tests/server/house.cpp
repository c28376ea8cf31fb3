#include "tests/server/house.hpp"

#include "adapters/http/not_modified.hpp"
#include "core/ports/failures.hpp"

#include <algorithm>
#include <stdexcept>

namespace maitred::test {

using http::Body;
using http::Method;
using http::Pace;
using http::Request;
using http::Responder;
using http::Response;
using http::Slash;
using namespace std::chrono_literals;

void Diary::write(std::string line)
{
    const std::lock_guard lock{guard_};
    lines_.push_back(std::move(line));
}

void Diary::answered(const AnsweredRequest& request)
{
    write(std::string{request.method} + " " + std::string{request.route_name} + " " +
          std::to_string(request.status));
}

void Diary::handler_failed(std::string_view, std::string_view what)
{
    write("failed: " + std::string{what});
}

void Diary::trouble(std::string_view sentence)
{
    write("trouble: " + std::string{sentence});
}

std::vector<std::string> Diary::lines() const
{
    const std::lock_guard lock{guard_};
    return lines_;
}

bool Diary::has(const std::string& line) const
{
    return std::ranges::count(lines(), line) > 0;
}

server::ServerSettings House::patient()
{
    server::ServerSettings settings;
    settings.address = "127.0.0.1";
    settings.port = 0;
    settings.patience.sweep = 20ms;
    return settings;
}

server::ServerSettings House::hasty()
{
    auto settings = patient();
    settings.patience = {200ms, 200ms, 200ms, 200ms, 200ms, 200ms, 20ms};
    return settings;
}

std::vector<http::Surface> House::surfaces()
{
    http::Surface house;
    house.name = "house";
    house.prefixes = {"/"};
    house.say = [](http::Fault fault) {
        return Response{status_of(fault), "{\"status\":" + std::to_string(status_of(fault)) + "}"};
    };
    const auto hello = [](const Request&, const Responder& answer) {
        answer({200, R"({"hello":true})"});
    };
    const auto echo = [](const Request& request, const Responder& answer) {
        answer({200, request.body});
    };
    const auto big = [](const Request&, const Responder& answer) {
        answer({200, std::string(8 * 1024 * 1024, 'x'), "text/plain"});
    };
    const auto client = [](const Request& request, const Responder& answer) {
        answer({200, request.client_address, "text/plain"});
    };
    const auto weigh = [](const Request& request, const Responder& answer) {
        answer({200, std::to_string(request.body.size()), "text/plain"});
    };
    const auto picture = [](const Request& request, const Responder& answer) {
        Response response{200, std::string{"\x89PNG\r\n\x1a\n\0\xff", 10}, "image/png"};
        response.headers = {{"ETag", "\"p1\""},
                            {"Cache-Control", "private, max-age=60"},
                            {"X-Content-Type-Options", "nosniff"},
                            {"Content-Security-Policy", "default-src 'none'"}};
        if (client_has(request, "\"p1\""))
            response.status = 304;
        answer(std::move(response));
    };
    const auto wait = [this](const Request&, const Responder& answer) {
        const std::lock_guard lock{later_guard};
        later.push_back(answer);
    };
    house.routes = {{Method::get, "/hello", hello},
                    {Method::post, "/echo", echo, Body::json},
                    {Method::get, "/big", big},
                    {Method::get, "/client", client},
                    {Method::post, "/limited", hello, Body::none, Slash::either, Pace::limited},
                    {.method = Method::post,
                     .pattern = "/album",
                     .handler = weigh,
                     .body = Body::any,
                     .largest_body = 4 * 1024 * 1024},
                    {.method = Method::post,
                     .pattern = "/note",
                     .handler = weigh,
                     .body = Body::any,
                     .largest_body = 100},
                    {Method::get, "/picture", picture},
                    {Method::get, "/later", wait},
                    {Method::get, "/never", [](const Request&, const Responder&) {}},
                    {Method::get, "/bug",
                     [](const Request&, const Responder&) { throw std::runtime_error{"a bug"}; }},
                    {Method::get, "/away", [](const Request&, const Responder&) {
                         throw Unavailable{"storage is away"};
                     }}};
    return {house};
}

House::House(server::ServerSettings settings)
    : router{surfaces()}, server{settings, router, {clock, {&diary}, 1}}
{
    server.start();
}

House::~House()
{
    server.stop_accepting_and_drain(0ms);
}

void House::tell_later(std::size_t expected)
{
    const bool all_there = soon([&] {
        const std::lock_guard lock{later_guard};
        return later.size() == expected;
    });
    if (!all_there)
        throw std::runtime_error{"the requests that should wait never came"};
    std::vector<Responder> waiting;
    {
        const std::lock_guard lock{later_guard};
        waiting.swap(later);
    }
    std::thread{[&] {
        for (const Responder& answer : waiting) {
            answer({200, "late"});
            answer({500, "twice"});
        }
    }}.join();
}

} // namespace maitred::test
