#include "tests/crypto/floor_tokens.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using crypto::SignedTokens;
using crypto::token_key;

namespace {

const std::string alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. ";

} // namespace

TEST_CASE("who was given a token is who it says, at each surface that it is for")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const std::string token = tokens.issue(host(), at("19:00"));
    CHECK(tokens.read(token, "floor", at("19:05")) == host());
    CHECK(tokens.read(token, "hold", at("19:05")) == host());
}

TEST_CASE("a token says the same whatever the names in it hold")
{
    const SignedTokens tokens{{key_of_the_house()}};
    for (const char* name : {"", "Zoë", "予約", "a\"b\\c", "a/b", "a\nb\x01", "{\"a\":1}", ":::"}) {
        const Claims claims{name, {name, "floor"}, -1, at("19:00"), at("19:15")};
        CHECK(tokens.read(tokens.issue(claims, at("19:00")), "floor", at("19:00")) == claims);
        CHECK(tokens.read(tokens.issue(claims, at("19:00")), name, at("19:00")) == claims);
    }
}

TEST_CASE("epochs are whole numbers as far as an account can count")
{
    const SignedTokens tokens{{key_of_the_house()}};
    for (const std::int64_t epoch : {std::int64_t{0}, std::numeric_limits<std::int64_t>::max(),
                                     std::numeric_limits<std::int64_t>::min()}) {
        Claims claims = host();
        claims.epoch = epoch;
        CHECK(tokens.read(tokens.issue(claims, at("19:00")), "floor", at("19:00")) == claims);
    }
}

TEST_CASE("a token is valid from its first instant, and no longer at its last")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const std::string token = tokens.issue(host(), at("18:00"));
    const std::chrono::microseconds moment{1};
    CHECK_FALSE(tokens.read(token, "floor", at("18:00")));
    CHECK_FALSE(tokens.read(token, "floor", at("19:00") - moment));
    CHECK(tokens.read(token, "floor", at("19:00")));
    CHECK(tokens.read(token, "floor", at("19:15") - moment));
    CHECK_FALSE(tokens.read(token, "floor", at("19:15")));
    CHECK_FALSE(tokens.read(token, "floor", at("2031-06-14 19:05")));
}

TEST_CASE("a token that is given out within a second can be used at once, and ends with a second")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const std::chrono::milliseconds half_a_second{500};
    Claims claims = host();
    claims.not_before += half_a_second;
    claims.expires += half_a_second;
    const std::string token = tokens.issue(claims, claims.not_before);
    CHECK(tokens.read(token, "floor", claims.not_before) == host());
    CHECK_FALSE(tokens.read(token, "floor", at("19:15")));
}

TEST_CASE("a token opens no surface but those that it is for")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const std::string token = tokens.issue(host(), at("19:00"));
    for (const char* other : {"", "member", "Floor", "floo", "floor ", "floor,hold"})
        CHECK_FALSE(tokens.read(token, other, at("19:05")));
    Claims nowhere = host();
    nowhere.audiences.clear();
    const std::string useless = tokens.issue(nowhere, at("19:00"));
    CHECK_FALSE(tokens.read(useless, "floor", at("19:05")));
    CHECK_FALSE(tokens.read(useless, "", at("19:05")));
}

TEST_CASE("a token that was changed in any character is refused")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const std::string token = tokens.issue(host(), at("19:00"));
    std::size_t refused = 0;
    for (std::size_t position = 0; position < token.size(); ++position)
        for (const char other : alphabet) {
            std::string changed = token;
            changed[position] = other;
            if (changed == token)
                continue;
            if (tokens.read(changed, "floor", at("19:05")))
                FAIL("a token was changed at " << position << " to " << other << " and read");
            ++refused;
        }
    CHECK(refused == token.size() * (alphabet.size() - 1));
}

TEST_CASE("a token that is cut short, or has something added, is refused")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const std::string token = tokens.issue(host(), at("19:00"));
    for (std::size_t position = 0; position < token.size(); ++position) {
        INFO(position);
        CHECK_FALSE(tokens.read(token.substr(0, position), "floor", at("19:05")));
        CHECK_FALSE(tokens.read(token.substr(position + 1), "floor", at("19:05")));
        for (const char more : {'A', '.', '=', ' ', '\n', '\0'}) {
            std::string longer = token;
            longer.insert(position, 1, more);
            CHECK_FALSE(tokens.read(longer, "floor", at("19:05")));
        }
    }
    for (const char more : {'A', '.', '=', ' ', '\n', '\0'})
        CHECK_FALSE(tokens.read(token + more, "floor", at("19:05")));
}

TEST_CASE("a token of another house is refused, though it says the same")
{
    const SignedTokens tokens{{key_of_the_house()}};
    const SignedTokens across{{token_key("the key of the restaurant across the street")}};
    const std::string token = across.issue(host(), at("19:00"));
    CHECK(across.read(token, "floor", at("19:05")));
    CHECK_FALSE(tokens.read(token, "floor", at("19:05")));
    CHECK_FALSE(across.read(tokens.issue(host(), at("19:00")), "floor", at("19:05")));
}

TEST_CASE("when the key is changed nobody is thrown out, until the previous one is forgotten")
{
    const auto previous = token_key("the key that it had until last Tuesday at nine");
    const SignedTokens before{{previous}};
    const SignedTokens during{{key_of_the_house(), previous}};
    const SignedTokens after{{key_of_the_house()}};
    const std::string older = before.issue(host(), at("19:00"));
    const std::string newer = during.issue(host(), at("19:00"));
    CHECK(during.read(older, "floor", at("19:05")) == host());
    CHECK(during.read(newer, "floor", at("19:05")) == host());
    CHECK(after.read(newer, "floor", at("19:05")) == host());
    CHECK_FALSE(after.read(older, "floor", at("19:05")));
    CHECK_FALSE(before.read(newer, "floor", at("19:05")));
}

TEST_CASE("a SECRET_KEY makes the same key on every server, and does not show in its name")
{
    const auto key = key_of_the_house();
    CHECK(key.kid.size() == 16);
    CHECK(key.secret.size() == 32);
    CHECK(key.kid == key_of_the_house().kid);
    CHECK(key.secret == key_of_the_house().secret);
    const auto other = token_key("the key of this house, 32 characters or morf");
    CHECK(other.kid != key.kid);
    CHECK(other.secret != key.secret);
}
