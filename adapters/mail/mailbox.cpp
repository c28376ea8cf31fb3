#include "adapters/mail/mailbox.hpp"

#include "core/base/text.hpp"

#include <algorithm>

namespace maitred::mail {
namespace {

/// An Email has two labels at least; the mail server beside us may do with one.
bool plausible(const std::string& address)
{
    const bool ascii = std::all_of(address.begin(), address.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii && (Email::of(address) || Email::of(address + ".localdomain"));
}

std::string_view unquoted(std::string_view name)
{
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        return trimmed(name.substr(1, name.size() - 2));
    return name;
}

} // namespace

std::optional<Mailbox> Mailbox::of(std::string_view text)
{
    text = trimmed(text);
    Mailbox mailbox;
    const std::size_t opened = text.find('<');
    if (opened == text.npos) {
        mailbox.address = text;
    } else {
        if (text.back() != '>')
            return std::nullopt;
        mailbox.name = unquoted(trimmed(text.substr(0, opened)));
        mailbox.address = trimmed(text.substr(opened + 1, text.size() - opened - 2));
    }
    if (!plausible(mailbox.address) || printable_length(mailbox.name) == not_printable)
        return std::nullopt;
    return mailbox;
}

} // namespace maitred::mail
