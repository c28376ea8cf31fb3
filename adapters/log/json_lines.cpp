#include "adapters/log/json_lines.hpp"

#include <charconv>
#include <chrono>

namespace maitred::log {
namespace {

void append_digits(Text& out, int digits, long number)
{
    char text[8];
    for (int i = digits - 1; i >= 0; --i) {
        text[i] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
    out.append(text, text + digits);
}

void append_character(Text& out, char c)
{
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
        out.push_back('\\');
        out.push_back(c);
    } else if (byte < 0x20 || byte == 0x7f) {
        append(out, "\\u00");
        out.push_back("0123456789abcdef"[byte >> 4]);
        out.push_back("0123456789abcdef"[byte & 15]);
    } else {
        out.push_back(byte < 0x80 ? c : '?');
    }
}

} // namespace

void append_quoted(Text& out, std::string_view text)
{
    out.push_back('"');
    for (const char c : text)
        append_character(out, c);
    out.push_back('"');
}

void append_number(Text& out, std::int64_t number)
{
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_now(Text& out)
{
    using namespace std::chrono;
    const auto now = floor<microseconds>(system_clock::now());
    const auto date = floor<days>(now);
    const year_month_day calendar{date};
    const hh_mm_ss clock{now - date};
    append_digits(out, 4, static_cast<int>(calendar.year()));
    out.push_back('-');
    append_digits(out, 2, static_cast<unsigned>(calendar.month()));
    out.push_back('-');
    append_digits(out, 2, static_cast<unsigned>(calendar.day()));
    out.push_back('T');
    append_digits(out, 2, clock.hours().count());
    out.push_back(':');
    append_digits(out, 2, clock.minutes().count());
    out.push_back(':');
    append_digits(out, 2, clock.seconds().count());
    out.push_back('.');
    append_digits(out, 6, clock.subseconds().count());
    out.push_back('Z');
}

} // namespace maitred::log
