#include "tests/support/raw_client.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <stdexcept>
#include <utility>

namespace maitred::test {
namespace {

constexpr std::string_view end_of_head = "\r\n\r\n";

std::size_t number(const std::string& text)
{
    std::size_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

} // namespace

std::string Answer::field(std::string_view name) const
{
    const auto start = head.find("\r\n" + std::string{name} + ": ");
    if (start == std::string::npos)
        return {};
    const auto value = start + name.size() + 4;
    return head.substr(value, head.find("\r\n", value) - value);
}

RawClient::RawClient(std::chrono::milliseconds patience)
    : socket_{::socket(AF_INET, SOCK_STREAM, 0)}, patience_{patience}
{
}

RawClient::RawClient(std::uint16_t port, std::chrono::milliseconds patience) : RawClient{patience}
{
    connect(port);
}

void RawClient::connect(std::uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error{"cannot connect to the server under test"};
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_{std::exchange(other.socket_, -1)}, patience_{other.patience_},
      unread_{std::move(other.unread_)}
{
}

RawClient::~RawClient()
{
    if (socket_ >= 0)
        ::close(socket_);
}

bool RawClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

void RawClient::finish_sending()
{
    ::shutdown(socket_, SHUT_WR);
}

bool RawClient::read_more()
{
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(patience_.count())) != 1)
        return false;
    char bytes[16 * 1024];
    const auto read = ::recv(socket_, bytes, sizeof bytes, 0);
    if (read > 0)
        unread_.append(bytes, static_cast<std::size_t>(read));
    return read > 0;
}

std::optional<Answer> RawClient::answer(bool to_head)
{
    while (unread_.find(end_of_head) == std::string::npos)
        if (!read_more())
            return std::nullopt;
    Answer answer;
    answer.head = unread_.substr(0, unread_.find(end_of_head) + 2);
    answer.status = static_cast<int>(number(answer.head.substr(9, 3)));
    unread_.erase(0, answer.head.size() + 2);
    const auto length = to_head ? 0 : number(answer.field("Content-Length"));
    while (unread_.size() < length)
        if (!read_more())
            return std::nullopt;
    answer.body = unread_.substr(0, length);
    unread_.erase(0, length);
    return answer;
}

std::optional<std::string> RawClient::bytes(std::size_t count)
{
    while (unread_.size() < count)
        if (!read_more())
            return std::nullopt;
    auto taken = unread_.substr(0, count);
    unread_.erase(0, count);
    return taken;
}

bool RawClient::hung_up()
{
    if (!unread_.empty())
        return false;
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(patience_.count())) != 1)
        return false;
    char byte;
    return ::recv(socket_, &byte, 1, 0) <= 0;
}

std::optional<Answer> RawClient::ask(std::string_view bytes)
{
    if (!send(bytes))
        return std::nullopt;
    return answer();
}

void RawClient::take_little()
{
    const int bytes = 4096;
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

std::string get(std::string_view path, std::string_view fields)
{
    return "GET " + std::string{path} + " HTTP/1.1\r\nHost: house\r\n" + std::string{fields} +
           "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view fields)
{
    return "POST " + std::string{path} +
           " HTTP/1.1\r\nHost: house\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n" + std::string{fields} + "\r\n" + std::string{body};
}

} // namespace maitred::test
