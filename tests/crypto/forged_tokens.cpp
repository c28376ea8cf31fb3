#include "tests/crypto/floor_tokens.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <map>
#include <sodium.h>

using namespace maitred;

namespace {

const unsigned char* bytes(const std::string& text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string encode(const std::string& text, int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING)
{
    std::string encoded(sodium_base64_encoded_len(text.size(), variant), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(), bytes(text), text.size(), variant);
    encoded.pop_back();
    return encoded;
}

/// The signature that the house itself would give: what is refused below is refused for what it
/// says.
std::string sealed(const std::string& text)
{
    std::array<char, crypto_auth_hmacsha256_BYTES> seal{};
    crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(seal.data()), bytes(text), text.size(),
                           bytes(key_of_the_house().secret));
    return text + '.' + encode({seal.data(), seal.size()});
}

std::string forged(const std::string& header, const std::string& payload)
{
    return sealed(encode(header) + '.' + encode(payload));
}

std::optional<Claims> read(const std::string& token)
{
    const crypto::SignedTokens tokens{{key_of_the_house()}};
    return tokens.read(token, "floor", at("19:05"));
}

const std::string kid = R"("kid":")" + key_of_the_house().kid + '"';
const std::string good_header = R"({"alg":"HS256",)" + kid + R"(,"typ":"JWT"})";

using Members = std::map<std::string, std::string>;

std::string seconds(const std::string& time)
{
    return std::to_string(
        std::chrono::floor<std::chrono::seconds>(at(time)).time_since_epoch().count());
}

/// The claims of a host, with some of them changed; an empty text leaves one out.
std::string claiming(const Members& changes = {})
{
    Members claims = {{"iss", R"("maitred")"},
                      {"aud", R"(["floor","hold"])"},
                      {"sub", R"("a4c1b8e2")"},
                      {"iat", seconds("19:00")},
                      {"nbf", seconds("19:00")},
                      {"exp", seconds("19:15")},
                      {"epoch", "7"}};
    for (const auto& [name, value] : changes)
        claims[name] = value;
    std::string text;
    for (const auto& [name, value] : claims)
        if (!value.empty())
            text += (text.empty() ? "{\"" : ",\"") + name + "\":" + value;
    return text + '}';
}

std::optional<Claims> read_with(const std::string& claim, const std::string& value)
{
    INFO(claim << " is " << value);
    return read(forged(good_header, claiming({{claim, value}})));
}

} // namespace

TEST_CASE("what the house would sign is read")
{
    REQUIRE(read(forged(good_header, claiming())) == host());
    CHECK(read(forged("{ " + kid + R"(, "alg" : "HS256", "x": [1, {"y": ":\""}] })", claiming())) ==
          host());
    CHECK(read_with("iat", "") == host());
    CHECK(read_with("jti", R"("a:b\":{")") == host());
}

TEST_CASE("the key says how a token is signed: whatever else the token says is refused")
{
    for (const char* algorithm :
         {R"("none")", R"("None")", R"("hs256")", R"("HS256 ")", R"("HS384")", R"("HS512")",
          R"("RS256")", R"("ES256")", R"("EdDSA")", R"("A128KW")", R"("")", "null", "256", "true",
          R"(["HS256"])", R"({"HS256":1})", R"("HS256\u0000")"}) {
        INFO(algorithm);
        const std::string header = R"({"alg":)" + std::string{algorithm} + ',' + kid + '}';
        CHECK_FALSE(read(forged(header, claiming())));
        CHECK_FALSE(read(encode(header) + '.' + encode(claiming()) + '.'));
    }
    CHECK_FALSE(read(forged('{' + kid + '}', claiming())));
}

TEST_CASE("a token without a signature, or with a shortened one, is refused")
{
    const std::string token = forged(good_header, claiming());
    const std::string text = token.substr(0, token.rfind('.'));
    for (const std::string& signature :
         {std::string{}, encode(std::string(31, '\0')), encode(std::string(32, '\0')),
          encode(std::string(33, 'x')), encode(std::string(64, 'x')), encode("")})
        CHECK_FALSE(read(text + '.' + signature));
    CHECK_FALSE(read(text));
    CHECK_FALSE(read(token + '.'));
    CHECK_FALSE(read(token + token.substr(token.rfind('.'))));
    for (const char* shape : {"", ".", "..", "...", "....", "a.b.c", "Bearer"})
        CHECK_FALSE(read(shape));
}

TEST_CASE("a token that does not name one of our keys is refused")
{
    for (const std::string& header :
         {std::string{R"({"alg":"HS256"})"}, std::string{R"({"alg":"HS256","kid":""})"},
          std::string{R"({"alg":"HS256","kid":null})"}, std::string{R"({"alg":"HS256","kid":1})"},
          std::string{R"({"alg":"HS256","kid":"0000000000000000"})"},
          R"({"alg":"HS256","kid":[")" + key_of_the_house().kid + R"("]})",
          R"({"alg":"HS256","kid":")" + key_of_the_house().kid + R"( "})",
          R"({"alg":"HS256","jwk":{"kty":"oct","k":""},"KID":")" + key_of_the_house().kid +
              R"("})"})
        CHECK_FALSE(read(forged(header, claiming())));
}

TEST_CASE("a token that demands what we do not know is refused")
{
    for (const char* demand : {R"(["b64"])", R"(["exp"])", "[]", "null", R"("exp")"})
        CHECK_FALSE(read(forged(
            R"({"alg":"HS256",)" + kid + R"(,"b64":true,"crit":)" + demand + '}', claiming())));
}

TEST_CASE("a token that says a thing twice is refused")
{
    CHECK_FALSE(read(forged(R"({"alg":"none","alg":"HS256",)" + kid + '}', claiming())));
    CHECK_FALSE(read(forged(R"({"alg":"HS256",)" + kid + ',' + kid + '}', claiming())));
    const std::string claims = claiming();
    CHECK_FALSE(read(forged(good_header, R"({"sub":"the owner",)" + claims.substr(1))));
    CHECK_FALSE(read(forged(good_header, R"({"\u0073ub":"the owner",)" + claims.substr(1))));
    CHECK_FALSE(read(forged(good_header, claiming({{"x", R"({"y":1,"y":2})"}}))));
    CHECK_FALSE(read(forged(good_header, claiming({{"x", R"([{"y:\"":1,"y:\"":2}])"}}))));
}

TEST_CASE("a token that lacks one of our claims, or says it in another way, is refused")
{
    for (const char* claim : {"iss", "aud", "sub", "nbf", "exp", "epoch"})
        for (const char* value : {"", "null", "true", "{}", "[]", "[[]]", R"(["floor",1])",
                                  R"("1907694600")", R"("19:15")", "1e999", "-1e999"})
            if (claim != std::string{"sub"} || *value != '"') // any text is a subject
                CHECK_FALSE(read_with(claim, value));
    CHECK_FALSE(read_with("sub", "4"));
    for (const char* issued : {"null", R"("19:00")", "1e999", "-1"})
        CHECK_FALSE(read_with("iat", issued));
    for (const char* issuer : {R"("")", R"("Maitred")", R"("maitred ")", R"(["maitred"])"})
        CHECK_FALSE(read_with("iss", issuer));
    for (const char* epoch : {"7.5", "7.0", "7e0", "9223372036854775808", "1e30"})
        CHECK_FALSE(read_with("epoch", epoch));
}

TEST_CASE("one audience may be written without an array")
{
    CHECK(read_with("aud", R"("floor")")->audiences == std::vector<std::string>{"floor"});
    CHECK(read_with("aud", R"(["hold","floor"])"));
    for (const char* other : {R"("hold")", R"(["hold"])", R"("floor hold")", R"({"floor":1})"})
        CHECK_FALSE(read_with("aud", other));
}

TEST_CASE("a token that has expired, or is not valid yet, is refused to the fraction of a second")
{
    CHECK(read_with("exp", seconds("19:05") + ".5")->expires ==
          at("19:05") + std::chrono::milliseconds{500});
    CHECK(read_with("exp", seconds("19:05") + ".000002"));
    CHECK_FALSE(read_with("exp", seconds("19:05")));
    CHECK_FALSE(read_with("exp", seconds("19:05") + ".0"));
    CHECK(read_with("nbf", seconds("19:05") + ".0"));
    CHECK_FALSE(read_with("nbf", seconds("19:05") + ".5"));
    CHECK(read_with("nbf", "0"));
}

TEST_CASE("times beyond any calendar are refused")
{
    CHECK(read_with("exp", "253402300799")->expires == at("9999-12-31 23:59:59"));
    for (const char* time : {"253402300800", "9223372036854775807", "18446744073709551615", "1e18",
                             "1e300", "99999999999999999999999999"})
        CHECK_FALSE(read_with("exp", time));
    CHECK_FALSE(read_with("nbf", "-1"));
    CHECK_FALSE(read_with("nbf", "-1e300"));
}

TEST_CASE("a token whose parts are no objects is refused")
{
    for (const char* text :
         {"", "{", "[]", "null", "1", "\"x\"", "{}", "{} {}", "\xff", "[[[[[["}) {
        CHECK_FALSE(read(forged(text, claiming())));
        CHECK_FALSE(read(forged(good_header, text)));
    }
    CHECK_FALSE(read(forged(good_header, claiming() + 'x')));
    CHECK_FALSE(read(forged(good_header, claiming({{"x", "[[[[[1]]]]]"}}))));
    CHECK_FALSE(read(forged(good_header, claiming({{"x", "\"\xff\""}}))));
}

TEST_CASE("a token has one spelling: other base64 is refused")
{
    const std::string header = encode(good_header);
    for (const char* more : {"", "1", "12"}) { // so that each remainder of three occurs
        const std::string payload = claiming({{"x", R"("?>)" + std::string{more} + '"'}});
        REQUIRE(read(forged(good_header, payload)) == host());
        for (const int variant : {sodium_base64_VARIANT_ORIGINAL, sodium_base64_VARIANT_URLSAFE,
                                  sodium_base64_VARIANT_ORIGINAL_NO_PADDING}) {
            const std::string other = encode(payload, variant);
            if (other != encode(payload))
                CHECK_FALSE(read(sealed(header + '.' + other)));
        }
        std::string unclean = encode(payload);
        if (unclean.size() % 4 != 0) {
            ++unclean.back(); // sets the last bit, which belongs to no byte
            CHECK_FALSE(read(sealed(header + '.' + unclean)));
        }
        CHECK_FALSE(read(sealed(header + ".\n" + encode(payload))));
        CHECK_FALSE(read(sealed(header + '.' + encode(payload) + 'A')));
    }
}

TEST_CASE("a token of more than 4096 bytes is refused, though it is ours")
{
    const auto of_length = [](std::size_t filler) {
        return forged(good_header, claiming({{"x", '"' + std::string(filler, 'x') + '"'}}));
    };
    std::size_t filler = 2000;
    while (of_length(filler + 1).size() <= 4096)
        ++filler;
    CHECK(read(of_length(filler)) == host());
    CHECK_FALSE(read(of_length(filler + 1)));
    CHECK_FALSE(read(of_length(100'000)));
}
