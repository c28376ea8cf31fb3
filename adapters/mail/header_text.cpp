#include "adapters/mail/header_text.hpp"

#include "adapters/mail/lines.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace maitred::mail {
namespace {

constexpr std::string_view opening = "=?utf-8?Q?";
constexpr std::string_view closing = "?=";
constexpr std::size_t longest_word = 75; ///< RFC 2047
constexpr std::size_t room_in_a_word = longest_word - opening.size() - closing.size();
/// So that it fits in one line behind the name of any of our fields.
constexpr std::size_t longest_without_folding = 60;

bool letter_or_digit(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool goes_as_it_is(std::string_view text)
{
    return text.size() <= longest_without_folding &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return letter_or_digit(c) || c == ' ' || c == '-'; });
}

std::string encoded(char c)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (letter_or_digit(c))
        return {c};
    if (c == ' ')
        return "_";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4], digits[byte & 15]};
}

bool begins_a_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// Each word holds whole characters: readers decode them one by one.
std::string encoded_words(std::string_view text)
{
    std::string words{opening};
    std::size_t filled = 0;
    for (std::size_t i = 0; i < text.size();) {
        std::string character = encoded(text[i++]);
        while (i < text.size() && !begins_a_character(text[i]))
            character += encoded(text[i++]);
        if (filled + character.size() > room_in_a_word) {
            words.append(closing).append("\r\n ").append(opening);
            filled = 0;
        }
        words += character;
        filled += character.size();
    }
    return words.append(closing);
}

} // namespace

std::string header_text(std::string_view text)
{
    const std::string line = one_line(text);
    return goes_as_it_is(line) ? line : encoded_words(line);
}

std::string header_mailbox(std::string_view name, std::string_view address)
{
    const std::string bare{address};
    return name.empty() ? bare : header_text(name) + "\r\n <" + bare + ">";
}

std::string header_date(Instant instant)
{
    constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto midnight = std::chrono::floor<std::chrono::days>(instant);
    const std::chrono::year_month_day date{midnight};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(instant - midnight)};
    std::array<char, 64> text;
    std::snprintf(
        text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
        days[std::chrono::weekday{midnight}.c_encoding()], static_cast<unsigned>(date.day()),
        months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
        static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
        static_cast<int>(clock.seconds().count()));
    return text.data();
}

std::string header_token(std::string_view text)
{
    std::string token;
    for (const char c : text)
        if (c > ' ' && c <= '~' && c != '<' && c != '>' && c != ';' && c != '"')
            token += c;
    return token;
}

} // namespace maitred::mail
