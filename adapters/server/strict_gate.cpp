#include "adapters/server/strict_gate.hpp"

#include <algorithm>

namespace maitred::server {
namespace {

using http::Fault;

constexpr std::size_t most_fields = 100;
constexpr std::size_t longest_target = 8 * 1024;
constexpr std::size_t longest_method = 32;
constexpr std::size_t longest_content_length = 18;
constexpr std::string_view line_end = "\r\n";

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool token_character(char c)
{
    constexpr std::string_view specials = "!#$%&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
           specials.find(c) != std::string_view::npos;
}

bool token(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, token_character);
}

bool value_character(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string_view next_line(std::string_view& rest)
{
    const auto end = std::min(rest.find(line_end), rest.size());
    const auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + line_end.size(), rest.size()));
    return line;
}

std::optional<Fault> refuse_request_line(std::string_view line)
{
    const auto method = line.substr(0, line.find(' '));
    if (!token(method) || method.size() > longest_method || method.size() == line.size())
        return Fault::malformed;
    line.remove_prefix(method.size() + 1);
    const auto target = line.substr(0, line.find(' '));
    if (target.size() > longest_target)
        return Fault::header_too_large;
    if (target.empty() || !std::ranges::all_of(target, [](char c) { return c > ' ' && c < 127; }))
        return Fault::malformed;
    line.remove_prefix(target.size());
    if (line != " HTTP/1.1" && line != " HTTP/1.0")
        return Fault::malformed;
    return std::nullopt;
}

/// What decides where a request ends and whom it is for.
struct Framing {
    unsigned hosts = 0;
    unsigned content_lengths = 0;
    unsigned transfer_encodings = 0;
    bool plain_length = true;
    bool chunked = true;

    void note(std::string_view name, std::string_view value)
    {
        if (same(name, "host"))
            ++hosts;
        if (same(name, "transfer-encoding")) {
            ++transfer_encodings;
            chunked = chunked && same(value, "chunked");
        }
        if (same(name, "content-length")) {
            ++content_lengths;
            plain_length = !value.empty() && value.size() <= longest_content_length &&
                           std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
        }
    }

    std::optional<Fault> refuse(bool version_1_1) const
    {
        if (version_1_1 ? hosts != 1 : hosts > 1)
            return Fault::malformed;
        if (content_lengths > 1 || !plain_length)
            return Fault::malformed;
        if (transfer_encodings > 0 && (content_lengths > 0 || !version_1_1))
            return Fault::malformed;
        if (transfer_encodings > 1 || !chunked)
            return Fault::not_implemented;
        return std::nullopt;
    }
};

} // namespace

std::optional<Fault> strict_gate(std::string_view header)
{
    const auto request_line = next_line(header);
    if (const auto fault = refuse_request_line(request_line))
        return fault;
    Framing framing;
    std::size_t fields = 0;
    for (auto line = next_line(header); !line.empty(); line = next_line(header)) {
        if (++fields > most_fields)
            return Fault::header_too_large;
        // A line that begins with a space would continue the one before (obs-fold): no token.
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !token(line.substr(0, colon)))
            return Fault::malformed;
        const auto value = trimmed(line.substr(colon + 1));
        if (!std::ranges::all_of(value, value_character))
            return Fault::malformed;
        framing.note(line.substr(0, colon), value);
    }
    if (!header.empty())
        return Fault::malformed;
    return framing.refuse(request_line.ends_with('1'));
}

std::string_view raw_path(std::string_view header)
{
    const auto line = next_line(header);
    const auto space = line.find(' ');
    if (space == std::string_view::npos)
        return {};
    const auto target = line.substr(space + 1);
    return target.substr(0, target.find_first_of(" ?"));
}

} // namespace maitred::server
