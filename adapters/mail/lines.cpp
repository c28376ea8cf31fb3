#include "adapters/mail/lines.hpp"

#include <array>

namespace maitred::mail {
namespace {

constexpr std::string_view ellipsis = "…";

bool continues(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// Bytes of the character at the front and of nothing else, in UTF-8.
std::size_t bytes_at_front(std::string_view text)
{
    std::size_t bytes = 1;
    while (bytes < text.size() && continues(text[bytes]))
        ++bytes;
    return bytes;
}

/// C0, DEL, C1, and Unicode's own separators of lines and paragraphs.
bool breaks_a_line(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character[0]);
    if (character.size() == 1)
        return first < 0x20 || first == 0x7F;
    if (character.size() == 2)
        return first == 0xC2 && static_cast<unsigned char>(character[1]) < 0xA0;
    return character == "\u2028" || character == "\u2029";
}

} // namespace

std::string one_line(std::string_view text)
{
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        const std::string_view character = text.substr(0, bytes_at_front(text));
        text.remove_prefix(character.size());
        if (breaks_a_line(character))
            line += ' ';
        else
            line += character;
    }
    return line;
}

std::string shortened(std::string_view text, std::size_t characters)
{
    std::size_t counted = 0;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < text.size(); ++counted) {
        if (counted + 1 == characters)
            kept = i;
        i += bytes_at_front(text.substr(i));
    }
    if (counted <= characters)
        return std::string{text};
    std::string beginning{text.substr(0, kept)};
    while (!beginning.empty() && beginning.back() == ' ')
        beginning.pop_back();
    return beginning.append(ellipsis);
}

std::string with_crlf(std::string_view text)
{
    std::string lines;
    lines.reserve(text.size() + text.size() / 16);
    for (const char c : text) {
        if (c == '\r')
            continue;
        if (c == '\n')
            lines += '\r';
        lines += c;
    }
    return lines;
}

} // namespace maitred::mail
