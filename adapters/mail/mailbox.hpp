#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace maitred::mail {

/// Whose letters they are: an address, and a name if it has one.
struct Mailbox {
    std::string name;
    std::string address; ///< ASCII; its domain may be a single label: maitred@localhost

    /// From "address" or "Name <address>"; nothing where it is neither.
    static std::optional<Mailbox> of(std::string_view text);
    std::string domain() const { return address.substr(address.rfind('@') + 1); }
};

} // namespace maitred::mail
