#include "adapters/storage/sql/base64.hpp"

#include <array>
#include <cstdint>
#include <stdexcept>

namespace maitred::sql {
namespace {

constexpr std::string_view digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint32_t no_digit = 64;

constexpr std::array<std::uint8_t, 256> values = [] {
    std::array<std::uint8_t, 256> all{};
    all.fill(no_digit);
    for (std::size_t i = 0; i < digits.size(); ++i)
        all[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
    return all;
}();

std::uint32_t value_of(char digit)
{
    const std::uint32_t value = values[static_cast<unsigned char>(digit)];
    if (value == no_digit)
        throw std::runtime_error{"bytes are stored as something that is not base64"};
    return value;
}

} // namespace

/// Three bytes are four digits; where bytes are missing at the end, '=' stands for their digits.
std::string to_base64(std::string_view bytes)
{
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::size_t there = std::min<std::size_t>(3, bytes.size() - at);
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8 | (i < there ? static_cast<unsigned char>(bytes[at + i]) : 0);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= there ? digits[group >> (18 - 6 * i) & 63] : '=';
    }
    return text;
}

std::string from_base64(std::string_view text)
{
    if (text.size() % 4 != 0)
        throw std::runtime_error{"bytes are stored as base64 that was cut off"};
    while (text.ends_with('='))
        text.remove_suffix(1);
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3 + 2);
    std::uint32_t group = 0;
    int bits = 0;
    for (const char digit : text) {
        group = group << 6 | value_of(digit);
        bits += 6;
        if (bits < 8)
            continue;
        bits -= 8;
        bytes += static_cast<char>(group >> bits & 0xFF);
    }
    return bytes;
}

} // namespace maitred::sql
