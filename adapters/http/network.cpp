#include "adapters/http/network.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace maitred::http {
namespace {

constexpr int v4_prefix_bits = 96;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::optional<int> read_prefix(std::string_view text, int most)
{
    int bits = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits);
    if (error != std::errc{} || end != text.data() + text.size() || bits < 0 || bits > most)
        return std::nullopt;
    return bits;
}

bool same_start(const Address& a, const Address& b, int bits)
{
    const int whole = bits / 8;
    if (!std::equal(a.bytes.begin(), a.bytes.begin() + whole, b.bytes.begin()))
        return false;
    const int rest = bits % 8;
    if (rest == 0)
        return true;
    const auto index = static_cast<std::size_t>(whole);
    return (a.bytes[index] ^ b.bytes[index]) >> (8 - rest) == 0;
}

} // namespace

std::optional<Address> Address::parse(std::string_view text)
{
    char copy[INET6_ADDRSTRLEN] = {};
    if (text.empty() || text.size() >= sizeof copy || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    std::ranges::copy(text, copy);
    Address address;
    if (inet_pton(AF_INET6, copy, address.bytes.data()) == 1)
        return address;
    address = {};
    address.bytes[10] = address.bytes[11] = 0xff;
    if (inet_pton(AF_INET, copy, address.bytes.data() + 12) == 1)
        return address;
    return std::nullopt;
}

bool Address::v4() const
{
    return bytes[10] == 0xff && bytes[11] == 0xff &&
           std::all_of(bytes.begin(), bytes.begin() + 10, [](auto byte) { return byte == 0; });
}

Address Address::household() const
{
    Address half = *this;
    if (!v4())
        std::fill(half.bytes.begin() + 8, half.bytes.end(), std::uint8_t{0});
    return half;
}

std::string household_of(const std::string& client_address)
{
    const auto address = Address::parse(client_address);
    if (!address || address->v4())
        return client_address;
    const Address household = address->household();
    return {household.bytes.begin(), household.bytes.end()};
}

TrustedProxies::TrustedProxies() : TrustedProxies{std::vector<std::string>{"127.0.0.0/8", "::1"}} {}

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks)
{
    for (const std::string& text : networks) {
        const auto slash = text.find('/');
        const auto address = Address::parse(text.substr(0, slash));
        std::optional<int> bits = 128;
        if (address && slash != std::string::npos) {
            const int offset = address->v4() ? v4_prefix_bits : 0;
            bits = read_prefix(std::string_view{text}.substr(slash + 1), 128 - offset);
            if (bits)
                *bits += offset;
        }
        if (!address || !bits)
            throw std::invalid_argument{"\"" + text + "\" is neither an address nor a network"};
        networks_.push_back({*address, *bits});
    }
}

bool TrustedProxies::trust(const Address& address) const
{
    return std::ranges::any_of(networks_, [&](const Network& network) {
        return same_start(network.address, address, network.prefix_bits);
    });
}

std::string TrustedProxies::client_behind(const std::string& peer,
                                          std::string_view forwarded_for) const
{
    auto vouched = peer;
    auto address = Address::parse(peer);
    while (address && trust(*address) && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const auto last = comma == std::string_view::npos ? 0 : comma + 1;
        const auto entry = trimmed(forwarded_for.substr(last));
        forwarded_for = forwarded_for.substr(0, last == 0 ? 0 : comma);
        address = Address::parse(entry);
        if (address)
            vouched = entry;
    }
    return vouched;
}

} // namespace maitred::http
