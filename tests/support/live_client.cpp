#include "tests/support/live_client.hpp"

#include <array>
#include <stdexcept>

namespace maitred::test {
namespace {

constexpr unsigned char final_frame = 0x80;
constexpr unsigned char masked = 0x80;
constexpr std::array<char, 4> mask{0x12, 0x34, 0x56, 0x78};

void append_head(std::string& bytes, unsigned first, unsigned mask_bit, std::size_t length)
{
    const auto append = [&](std::size_t byte) { bytes += static_cast<char>(byte & 0xff); };
    append(first);
    if (length < 126) {
        append(mask_bit | length);
        return;
    }
    const bool short_length = length < 65536;
    append(mask_bit | (short_length ? 126U : 127U));
    for (int shift = short_length ? 8 : 56; shift >= 0; shift -= 8)
        append(length >> shift);
}

std::string masked_frame(unsigned first, std::string_view payload)
{
    std::string bytes;
    append_head(bytes, first, masked, payload.size());
    bytes.append(mask.data(), mask.size());
    for (std::size_t i = 0; i < payload.size(); ++i)
        bytes += static_cast<char>(payload[i] ^ mask[i % mask.size()]);
    return bytes;
}

std::size_t number(std::string_view bytes)
{
    std::size_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

} // namespace

const char* const accept_of_handshake = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

unsigned LiveFrame::close_code() const
{
    if (opcode != Opcode::close || payload.size() < 2)
        return 0;
    return static_cast<unsigned>(number(std::string_view{payload}.substr(0, 2)));
}

std::string LiveFrame::close_reason() const
{
    return payload.size() < 2 ? "" : payload.substr(2);
}

std::string frame_bytes(Opcode opcode, std::string_view payload)
{
    return masked_frame(final_frame | static_cast<unsigned>(opcode), payload);
}

std::string fragment_bytes(Opcode opcode, std::string_view payload)
{
    return masked_frame(static_cast<unsigned>(opcode), payload);
}

std::string unmasked_bytes(Opcode opcode, std::string_view payload)
{
    std::string bytes;
    append_head(bytes, final_frame | static_cast<unsigned>(opcode), 0, payload.size());
    return bytes.append(payload);
}

std::string handshake(std::string_view path, std::string_view fields)
{
    return get(path, "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
                     "Sec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                         std::string{fields});
}

LiveClient::LiveClient(std::uint16_t port, std::chrono::milliseconds patience)
    : wire_{port, patience}
{
}

LiveClient::LiveClient(std::uint16_t port, std::string_view path, std::string_view fields)
    : LiveClient{port}
{
    const auto answer = shake_hands(handshake(path, fields));
    if (!answer)
        throw std::runtime_error{"a handshake was not answered"};
    if (answer->status != 101)
        throw std::runtime_error{"a handshake was answered " + std::to_string(answer->status)};
}

std::optional<Answer> LiveClient::shake_hands(std::string_view bytes)
{
    return wire_.ask(bytes);
}

bool LiveClient::send(std::string_view text)
{
    return send(Opcode::text, text);
}

bool LiveClient::send(Opcode opcode, std::string_view payload)
{
    return wire_.send(frame_bytes(opcode, payload));
}

bool LiveClient::send_bytes(std::string_view bytes)
{
    return wire_.send(bytes);
}

bool LiveClient::close(unsigned code, std::string_view reason)
{
    std::string payload{static_cast<char>(code >> 8 & 0xff), static_cast<char>(code & 0xff)};
    return send(Opcode::close, payload.append(reason));
}

std::optional<LiveFrame> LiveClient::next()
{
    const auto head = wire_.bytes(2);
    if (!head)
        return std::nullopt;
    LiveFrame frame;
    frame.opcode = static_cast<Opcode>((*head)[0] & 0x0f);
    auto length = static_cast<std::size_t>((*head)[1] & 0x7f);
    if (length >= 126) {
        const auto longer = wire_.bytes(length == 126 ? 2 : 8);
        if (!longer)
            return std::nullopt;
        length = number(*longer);
    }
    auto payload = wire_.bytes(length);
    if (!payload)
        return std::nullopt;
    frame.payload = std::move(*payload);
    return frame;
}

std::string LiveClient::next_text()
{
    while (auto frame = next())
        if (frame->text())
            return std::move(frame->payload);
    return {};
}

unsigned LiveClient::closed_with()
{
    while (const auto frame = next()) {
        if (frame->opcode != Opcode::close)
            continue;
        send(Opcode::close, frame->payload);
        return frame->close_code();
    }
    return 0;
}

bool LiveClient::hung_up()
{
    while (wire_.bytes(1))
        ;
    return wire_.hung_up();
}

} // namespace maitred::test
