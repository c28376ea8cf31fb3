#include "adapters/server/answer_head.hpp"

#include <boost/beast/http/status.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace maitred::server {
namespace {

void append_number(std::string& out, std::size_t number)
{
    char digits[20];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    out.append(digits, end);
}

void append_two(std::string& out, unsigned number)
{
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
}

/// A field; what could end the line early is left out of its value.
void append_field(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ");
    const auto breaks_out = [](char c) { return static_cast<unsigned char>(c) < ' ' && c != '\t'; };
    if (std::ranges::none_of(value, breaks_out))
        out += value;
    else
        std::ranges::remove_copy_if(value, std::back_inserter(out), breaks_out);
    out += "\r\n";
}

bool may_have_body(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

/// Names of fields, whose case says nothing.
bool same(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// What every answer says once, here; from handlers it is not taken.
bool is_ours(std::string_view name)
{
    constexpr std::array<std::string_view, 8> ours{
        "Server",       "X-Content-Type-Options", "Date",       "X-Request-Id",
        "Content-Type", "Content-Length",         "Connection", "Transfer-Encoding"};
    return std::ranges::any_of(ours, [&](std::string_view one) { return same(name, one); });
}

/// Whoever does not know a status goes by its first digit (RFC 9110, 15), and so do we where Beast
/// has no words for it.
std::string_view reason_of(int status)
{
    constexpr std::array<std::string_view, 6> by_class{
        "Unknown", "Informational", "Success", "Redirection", "Client Error", "Server Error"};
    const auto code = boost::beast::http::int_to_status(static_cast<unsigned>(status));
    if (code == boost::beast::http::status::unknown)
        return by_class[status >= 100 && status < 600 ? static_cast<std::size_t>(status) / 100 : 0];
    const auto reason = boost::beast::http::obsolete_reason(code);
    return {reason.data(), reason.size()};
}

void append_status_line(std::string& out, int status)
{
    out += "HTTP/1.1 ";
    append_number(out, static_cast<std::size_t>(status));
    out.append(" ").append(reason_of(status)).append("\r\n");
}

} // namespace

void append_head(std::string& out, const http::Response& response, std::string_view request_id,
                 std::string_view date, Afterwards afterwards)
{
    append_status_line(out, response.status);
    out += "Server: maitred\r\nX-Content-Type-Options: nosniff\r\n";
    append_field(out, "Date", date);
    append_field(out, "X-Request-Id", request_id);
    if (may_have_body(response.status)) {
        if (!response.content_type.empty())
            append_field(out, "Content-Type", response.content_type);
        out += "Content-Length: ";
        append_number(out, response.body.size());
        out += "\r\n";
    }
    bool cache_control = false;
    bool upgrade = false;
    for (const auto& [name, value] : response.headers) {
        if (is_ours(name))
            continue;
        append_field(out, name, value);
        cache_control = cache_control || same(name, "Cache-Control");
        upgrade = upgrade || same(name, "Upgrade");
    }
    if (!cache_control)
        out += "Cache-Control: no-store\r\n";
    // Upgrade is a field for this connection only, and must be named as such.
    if (upgrade)
        append_field(out, "Connection",
                     afterwards == Afterwards::close ? "Upgrade, close" : "Upgrade");
    else if (afterwards == Afterwards::close)
        out += "Connection: close\r\n";
    out += "\r\n";
}

std::string http_date(Instant now)
{
    constexpr std::string_view days = "SunMonTueWedThuFriSat";
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const auto date = utc_date_of(now);
    const std::chrono::year_month_day calendar{date};
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::seconds>(now - date)};
    std::string text{days.substr(std::chrono::weekday{date}.c_encoding() * 3, 3)};
    text += ", ";
    append_two(text, static_cast<unsigned>(calendar.day()));
    text += ' ';
    text += months.substr((static_cast<unsigned>(calendar.month()) - 1) * 3, 3);
    text += ' ';
    append_number(text, static_cast<std::size_t>(static_cast<int>(calendar.year())));
    text += ' ';
    append_two(text, static_cast<unsigned>(clock.hours().count()));
    text += ':';
    append_two(text, static_cast<unsigned>(clock.minutes().count()));
    text += ':';
    append_two(text, static_cast<unsigned>(clock.seconds().count()));
    text += " GMT";
    return text;
}

} // namespace maitred::server
