#include "adapters/http/network.hpp"

#include <catch2/catch.hpp>

#include <stdexcept>

using namespace maitred::http;

TEST_CASE("a stranger cannot say who it is")
{
    const TrustedProxies loopback;
    CHECK(loopback.client_behind("203.0.113.9", "198.51.100.1") == "203.0.113.9");
}

TEST_CASE("a proxy in front vouches for the right-most address that is not a proxy")
{
    const TrustedProxies proxies{{"127.0.0.0/8", "10.0.0.0/8", "2001:db8::/32"}};
    CHECK(proxies.client_behind("127.0.0.1", "198.51.100.1") == "198.51.100.1");
    CHECK(proxies.client_behind("127.0.0.1", "6.6.6.6, 198.51.100.1 ,10.1.2.3") == "198.51.100.1");
    CHECK(proxies.client_behind("2001:db8::1", "2a00::5") == "2a00::5");
    CHECK(proxies.client_behind("127.0.0.1", "10.0.0.1") == "10.0.0.1");
    CHECK(proxies.client_behind("127.0.0.1", "6.6.6.6, nonsense, 10.0.0.1") == "10.0.0.1");
    CHECK(proxies.client_behind("127.0.0.1", "nonsense") == "127.0.0.1");
    CHECK(proxies.client_behind("::ffff:127.0.0.1", "198.51.100.1") == "198.51.100.1");
}

TEST_CASE("a proxy that is misspelt in the settings is named")
{
    for (const char* text : {"", "localhost", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "::/129"})
        CHECK_THROWS_AS(TrustedProxies{std::vector<std::string>{text}}, std::invalid_argument);
}
