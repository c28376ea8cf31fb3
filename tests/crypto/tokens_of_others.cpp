#include "tests/crypto/floor_tokens.hpp"

#include <boost/json/parse.hpp>
#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace maitred;

namespace {

/// What npm's jose signed; vectors/make_vectors.mjs says how.
struct Vectors {
    boost::json::object all = [] {
        std::ifstream file{JOSE_VECTORS};
        return boost::json::parse(std::string{std::istreambuf_iterator<char>{file}, {}})
            .as_object();
    }();
    crypto::SignedTokens tokens{{crypto::token_key(all.at("secret_key").as_string()),
                                 crypto::token_key(all.at("previous_secret_key").as_string())}};
    Instant now{std::chrono::seconds{all.at("now").as_int64()}};

    std::optional<Claims> read(const boost::json::value& token) const
    {
        return tokens.read(token.as_string(), all.at("audience").as_string(), now);
    }
};

Claims claims_of(const boost::json::object& said)
{
    const auto time = [&](const char* name) {
        return Instant{std::chrono::seconds{said.at(name).as_int64()}};
    };
    Claims claims{std::string{said.at("sub").as_string()},
                  {},
                  said.at("epoch").as_int64(),
                  time("nbf"),
                  time("exp")};
    for (const auto& audience : said.at("aud").as_array())
        claims.audiences.emplace_back(audience.as_string());
    return claims;
}

} // namespace

TEST_CASE("tokens that another program signed with our key are read")
{
    const Vectors vectors;
    const Claims expected = claims_of(vectors.all.at("claims").as_object());
    REQUIRE(vectors.all.at("good").as_object().size() == 6);
    for (const auto& [name, token] : vectors.all.at("good").as_object()) {
        INFO(std::string{name});
        const auto claims = vectors.read(token);
        REQUIRE(claims);
        CHECK(claims->subject == expected.subject);
        CHECK(claims->epoch == expected.epoch);
        CHECK(claims->audiences.front() == "floor");
    }
    CHECK(vectors.read(vectors.all.at("good").at("an array of audiences")) == expected);
}

TEST_CASE("tokens that another program signed, and that are not good here, are refused")
{
    const Vectors vectors;
    REQUIRE(vectors.all.at("refused").as_object().size() == 18);
    for (const auto& [name, token] : vectors.all.at("refused").as_object()) {
        INFO(std::string{name});
        CHECK_FALSE(vectors.read(token));
    }
}

TEST_CASE("another program reads our tokens: it signs the same claims to the same text")
{
    const Vectors vectors;
    const Claims claims = claims_of(vectors.all.at("claims").as_object());
    CHECK(vectors.tokens.issue(claims, vectors.now) ==
          std::string{vectors.all.at("good").at("an array of audiences").as_string()});
}
