#include "tests/bench/crowd.hpp"

#include "tests/support/live_client.hpp"

#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <ctime>
#include <stdexcept>

namespace maitred::bench {
namespace {

constexpr int at_a_time = 100; ///< handshakes that wait for their answers
constexpr std::size_t chunk = 256 * 1024;

std::int64_t number_after(std::string_view text, std::string_view name)
{
    std::int64_t value = -1;
    if (const auto found = text.rfind(name); found != text.npos)
        std::from_chars(text.data() + found + name.size(), text.data() + text.size(), value);
    return value;
}

std::string text_after(std::string_view text, std::string_view name)
{
    const auto found = text.find(name);
    if (found == text.npos)
        return {};
    const auto start = found + name.size();
    return std::string{text.substr(start, text.find('"', start) - start)};
}

} // namespace

std::int64_t microseconds_now()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000 + now.tv_nsec / 1000;
}

Crowd::Crowd(const scenario::FloorStaff& staff, std::uint16_t port, int sockets)
    : epoll_{epoll_create1(0)}, sockets_(static_cast<std::size_t>(sockets)), chunk_(chunk)
{
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    const std::string handshake = test::handshake(staff.at("/live"), staff.bearer());
    for (int next = 0; opened_ < sockets;) {
        for (; next < sockets && next - opened_ < at_a_time; ++next)
            connect(sockets_[static_cast<std::size_t>(next)], port, handshake);
        wait_once();
        if (lost_ > 0)
            throw std::runtime_error{"a socket was refused"};
    }
    thread_ = std::thread{[this] {
        while (!closing_)
            wait_once();
    }};
}

Crowd::~Crowd()
{
    (void)leave();
    for (const Socket& socket : sockets_)
        if (socket.handle >= 0)
            close(socket.handle);
    close(epoll_);
}

const std::unordered_map<std::int64_t, Crowd::Line>& Crowd::leave()
{
    closing_ = true;
    if (thread_.joinable())
        thread_.join();
    return lines_;
}

void Crowd::connect(Socket& socket, std::uint16_t port, const std::string& handshake) const
{
    socket.handle = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket.handle, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 ||
        send(socket.handle, handshake.data(), handshake.size(), MSG_NOSIGNAL) < 0)
        throw std::runtime_error{"cannot connect"};
    epoll_event event{.events = EPOLLIN, .data = {.ptr = &socket}};
    epoll_ctl(epoll_, EPOLL_CTL_ADD, socket.handle, &event);
}

void Crowd::wait_once()
{
    epoll_event events[256];
    const int ready = epoll_wait(epoll_, events, 256, 100);
    for (int i = 0; i < ready; ++i)
        read(*static_cast<Socket*>(events[i].data.ptr));
}

void Crowd::read(Socket& socket)
{
    const auto bytes = recv(socket.handle, chunk_.data(), chunk_.size(), MSG_DONTWAIT);
    if (bytes < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (bytes <= 0)
        return lose(socket);
    socket.unread.append(chunk_.data(), static_cast<std::size_t>(bytes));
    const auto end_of_head = socket.unread.find("\r\n\r\n");
    if (!socket.open && end_of_head == std::string::npos)
        return;
    if (!socket.open) {
        if (!socket.unread.starts_with("HTTP/1.1 101"))
            return lose(socket);
        socket.open = true;
        ++opened_;
        socket.unread.erase(0, end_of_head + 4);
    }
    const auto taken = take(socket, microseconds_now());
    if (taken == socket.unread.size())
        socket.unread = {};
    else
        socket.unread.erase(0, taken);
}

std::size_t Crowd::take(Socket& socket, std::int64_t now)
{
    const std::string_view all = socket.unread;
    std::size_t taken = 0;
    while (all.size() - taken >= 4) {
        const auto at = [&](std::size_t place) {
            return static_cast<std::size_t>(static_cast<unsigned char>(all[taken + place]));
        };
        const auto opcode = static_cast<test::Opcode>(at(0) & 0x0f);
        const bool is_long = at(1) == 126; // the server sends none that are longer still
        const std::size_t length = is_long ? at(2) << 8 | at(3) : at(1);
        const std::size_t head = is_long ? 4 : 2;
        if (all.size() - taken < head + length)
            break;
        const auto payload = all.substr(taken + head, length);
        taken += head + length;
        if (opcode == test::Opcode::text) {
            take_text(payload, now);
        } else if (opcode == test::Opcode::ping) {
            const std::string pong = test::frame_bytes(test::Opcode::pong, payload);
            send(socket.handle, pong.data(), pong.size(), MSG_NOSIGNAL);
        }
    }
    return taken;
}

void Crowd::take_text(std::string_view text, std::int64_t now)
{
    if (text.starts_with(R"({"type":"connection)"))
        return;
    ++frames_;
    Line& line = lines_[number_after(text, R"("sequence":)")];
    if (line.reached.empty()) {
        line.notes = text_after(text, R"("notes":")");
        line.reached.reserve(sockets_.size());
    }
    line.reached.push_back(now);
}

void Crowd::lose(Socket& socket)
{
    ++lost_;
    close(std::exchange(socket.handle, -1));
}

double quantile(std::vector<std::int64_t>& values, int per_mille)
{
    if (values.empty())
        return -1;
    std::sort(values.begin(), values.end());
    const auto place = (values.size() - 1) * static_cast<std::size_t>(per_mille) / 1000;
    return static_cast<double>(values[place]) / 1000;
}

} // namespace maitred::bench
