#include "adapters/http/live.hpp"

#include <algorithm>

namespace maitred::http {
namespace {

constexpr std::string_view version = "13";
constexpr std::size_t key_letters = 22; ///< 16 bytes in base64, before the padding

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Whether a comma-separated list holds the word, which is in lower case.
bool lists(std::string_view list, std::string_view word)
{
    while (!list.empty()) {
        auto item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(item.size() + 1, list.size()));
        item.remove_prefix(std::min(item.find_first_not_of(" \t"), item.size()));
        item = item.substr(0, item.find_last_not_of(" \t") + 1);
        if (std::ranges::equal(item, word, {}, lower))
            return true;
    }
    return false;
}

bool says(const Request& request, std::string_view name, std::string_view word)
{
    return std::ranges::any_of(request.headers, [&](const auto& field) {
        return field.first == name && lists(field.second, word);
    });
}

bool base64_letter(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') || c == '+' || c == '/';
}

bool proper_key(const Request& request)
{
    const auto keys = std::ranges::count(request.headers, "sec-websocket-key",
                                         &std::pair<std::string, std::string>::first);
    const auto key = request.header("sec-websocket-key");
    return keys == 1 && key.size() == key_letters + 2 && key.ends_with("==") &&
           std::ranges::all_of(key.substr(0, key_letters), base64_letter);
}

/// What comes after the handshake are frames; a body in between would be read as such by somebody.
bool has_body(const Request& request)
{
    return !request.body.empty() || !request.header("transfer-encoding").empty();
}

} // namespace

Handshake read_handshake(const Request& request)
{
    if (!says(request, "upgrade", "websocket") || !says(request, "connection", "upgrade"))
        return Handshake::none;
    if (request.header("sec-websocket-version") != version)
        return Handshake::other_version;
    return proper_key(request) && !has_body(request) ? Handshake::proper : Handshake::malformed;
}

} // namespace maitred::http
