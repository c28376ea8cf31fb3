#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maitred::http {

/// An IP address; IPv4 is kept in its IPv6 spelling (::ffff:a.b.c.d), so that both compare alike.
struct Address {
    std::array<std::uint8_t, 16> bytes{};

    static std::optional<Address> parse(std::string_view text);
    bool v4() const;
    /// The first half of an IPv6 address: what one household or one server usually owns.
    Address household() const;

    friend auto operator<=>(const Address&, const Address&) = default;
};

/// The address; of IPv6 its first half, because whoever has one address of it has them all.
std::string household_of(const std::string& client_address);

/// The proxies whose X-Forwarded-For is believed: addresses or CIDR blocks.
class TrustedProxies {
public:
    /// Loopback only.
    TrustedProxies();
    /// Throws std::invalid_argument with a sentence that names the entry that is neither.
    explicit TrustedProxies(const std::vector<std::string>& networks);

    bool trust(const Address& address) const;

    /// The address of whoever spoke to the outermost trusted proxy: the right-most untrusted one
    /// of the X-Forwarded-For values, or the peer itself where it is not a trusted proxy.
    std::string client_behind(const std::string& peer, std::string_view forwarded_for) const;

private:
    struct Network {
        Address address;
        int prefix_bits;
    };
    std::vector<Network> networks_;
};

} // namespace maitred::http
