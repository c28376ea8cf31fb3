#include "core/base/id.hpp"

namespace maitred {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

bool dash_follows(std::size_t byte)
{
    return byte == 3 || byte == 5 || byte == 7 || byte == 9;
}

int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

std::string Uuid::text() const
{
    std::string text;
    text.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += digits[bytes[i] >> 4];
        text += digits[bytes[i] & 15];
        if (dash_follows(i))
            text += '-';
    }
    return text;
}

std::optional<Uuid> Uuid::parse(std::string_view text)
{
    if (text.size() != 36)
        return std::nullopt;
    Uuid uuid;
    std::size_t at = 0;
    for (std::size_t i = 0; i < uuid.bytes.size(); ++i) {
        const int high = hex_value(text[at]);
        const int low = hex_value(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        uuid.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
        at += 2;
        if (dash_follows(i) && text[at++] != '-')
            return std::nullopt;
    }
    return uuid;
}

Uuid Uuid::time_ordered(Instant now, RestaurantId restaurant, std::uint64_t chance)
{
    using std::chrono::floor;
    const auto millisecond = floor<std::chrono::milliseconds>(now);
    const auto time = static_cast<std::uint64_t>(millisecond.time_since_epoch().count());
    const auto fraction = static_cast<std::uint64_t>((now - millisecond).count()) * 4096 / 1000;
    const auto number = static_cast<std::uint32_t>(restaurant.number);
    const auto byte_of = [](std::uint64_t value, int byte) {
        return static_cast<std::uint8_t>(value >> 8 * byte);
    };
    Uuid uuid;
    for (int i = 0; i < 6; ++i)
        uuid.bytes[static_cast<std::size_t>(i)] = byte_of(time, 5 - i);
    uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | fraction >> 8); // version 7
    uuid.bytes[7] = byte_of(fraction, 0);
    uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (chance >> 48 & 0x3F)); // RFC 9562's variant
    for (std::size_t i = 0; i < 4; ++i)
        uuid.bytes[9 + i] = byte_of(number, 3 - static_cast<int>(i));
    for (std::size_t i = 0; i < 3; ++i)
        uuid.bytes[13 + i] = byte_of(chance, 2 - static_cast<int>(i));
    return uuid;
}

RestaurantId Uuid::restaurant() const
{
    std::int64_t number = 0;
    for (std::size_t i = 9; i < 13; ++i)
        number = number << 8 | bytes[i];
    return {number};
}

} // namespace maitred
