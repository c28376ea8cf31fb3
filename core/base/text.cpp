#include "core/base/text.hpp"

#include <algorithm>
#include <cstdint>

namespace maitred {
namespace {

/// Length in bytes of the well-formed UTF-8 character at the front, 0 if there is none
/// (RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF).
std::size_t character_at_front(std::string_view text, char32_t& character)
{
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto continues = [&](std::size_t i) {
        return i < text.size() && (byte(i) & 0xC0) == 0x80;
    };
    const auto low_bits = [&](std::size_t i) { return static_cast<char32_t>(byte(i) & 0x3F); };
    const std::uint8_t first = byte(0);
    if (first < 0x80) {
        character = first;
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF && continues(1)) {
        character = static_cast<char32_t>(first & 0x1F) << 6 | low_bits(1);
        return 2;
    }
    if (first >= 0xE0 && first <= 0xEF && continues(1) && continues(2)) {
        character = static_cast<char32_t>(first & 0x0F) << 12 | low_bits(1) << 6 | low_bits(2);
        const bool surrogate = character >= 0xD800 && character <= 0xDFFF;
        return character < 0x800 || surrogate ? 0 : 3;
    }
    if (first >= 0xF0 && first <= 0xF4 && continues(1) && continues(2) && continues(3)) {
        character = static_cast<char32_t>(first & 0x07) << 18 | low_bits(1) << 12 |
                    low_bits(2) << 6 | low_bits(3);
        return character < 0x10000 || character > 0x10FFFF ? 0 : 4;
    }
    return 0;
}

bool control(char32_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

bool printable_between(std::string_view text, std::size_t least, std::size_t most)
{
    const std::size_t length = printable_length(text);
    return length != not_printable && length >= least && length <= most;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<std::uint8_t>(c) >= 0x80;
}

bool plausible_local_part(std::string_view local)
{
    constexpr std::string_view specials = "!#$%&'*+-/=?^_`{|}~.";
    if (local.empty() || local.size() > 64 || local.front() == '.' || local.back() == '.')
        return false;
    if (local.find("..") != local.npos)
        return false;
    return std::all_of(local.begin(), local.end(), [&](char c) {
        return letter_or_digit(c) || specials.find(c) != specials.npos;
    });
}

bool plausible_label(std::string_view label)
{
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-')
        return false;
    return std::all_of(label.begin(), label.end(),
                       [](char c) { return letter_or_digit(c) || c == '-'; });
}

bool plausible_domain(std::string_view domain)
{
    std::size_t labels = 0;
    for (std::size_t start = 0; start <= domain.size(); ++labels) {
        const std::size_t end = std::min(domain.find('.', start), domain.size());
        if (!plausible_label(domain.substr(start, end - start)))
            return false;
        start = end + 1;
    }
    return labels >= 2;
}

} // namespace

std::size_t printable_length(std::string_view text)
{
    std::size_t characters = 0;
    while (!text.empty()) {
        char32_t character = 0;
        const std::size_t bytes = character_at_front(text, character);
        if (bytes == 0 || control(character))
            return not_printable;
        text.remove_prefix(bytes);
        ++characters;
    }
    return characters;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == text.npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

Outcome<Name> Name::of(std::string_view text)
{
    const std::string_view name = trimmed(text);
    if (!printable_between(name, 1, 120))
        return Reason::bad_name;
    return Name{std::string{name}};
}

Outcome<Username> Username::of(std::string_view text)
{
    if (!printable_between(text, 1, 60) || text.find(' ') != text.npos)
        return Reason::bad_name;
    return Username{std::string{text}};
}

Outcome<Email> Email::of(std::string_view text)
{
    std::string address{trimmed(text)};
    std::transform(address.begin(), address.end(), address.begin(), lower);
    const std::size_t at = address.rfind('@');
    if (at == address.npos || !printable_between(address, 3, 254) || address.size() > 254)
        return Reason::bad_email;
    const std::string_view whole = address;
    if (!plausible_local_part(whole.substr(0, at)) || !plausible_domain(whole.substr(at + 1)))
        return Reason::bad_email;
    return Email{std::move(address)};
}

Outcome<Phone> Phone::of(std::string_view text)
{
    const std::string_view phone = trimmed(text);
    if (!printable_between(phone, 1, 32))
        return Reason::bad_phone;
    return Phone{std::string{phone}};
}

} // namespace maitred
