#include "adapters/crypto/signed_tokens.hpp"

#include "adapters/crypto/token_text.hpp"
#include "core/base/ensure.hpp"

#include <algorithm>
#include <array>
#include <boost/json/serialize.hpp>
#include <sodium.h>

namespace maitred::crypto {
namespace {

namespace json = boost::json;

constexpr std::string_view issuer = "maitred";
constexpr std::size_t longest_token = 4096;
constexpr double last_second = 253402300799; // of the year 9999

using Signature = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;

const unsigned char* bytes(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Signature sign(std::string_view secret, std::string_view text)
{
    Signature signature{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
    crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
    crypto_auth_hmacsha256_final(&state, signature.data());
    return signature;
}

std::string_view text_of(const Signature& signature)
{
    return {reinterpret_cast<const char*>(signature.data()), signature.size()};
}

bool signed_by(const TokenKey& key, std::string_view text, std::string_view encoded_signature)
{
    const auto given = decode(encoded_signature);
    return given && given->size() == crypto_verify_32_BYTES &&
           crypto_verify_32(bytes(*given), sign(key.secret, text).data()) == 0;
}

std::optional<std::string> text_at(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    if (!value || !value->is_string())
        return std::nullopt;
    return std::string{value->get_string()};
}

std::optional<std::int64_t> number_at(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    if (!value || !value->is_int64())
        return std::nullopt;
    return value->get_int64();
}

/// A NumericDate. Others may write fractions of a second; we do not.
std::optional<Instant> instant_at(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    if (!value || !value->is_number())
        return std::nullopt;
    const double seconds = value->to_number<double>();
    if (!(seconds >= 0 && seconds <= last_second))
        return std::nullopt;
    return Instant{std::chrono::microseconds{static_cast<std::int64_t>(seconds * 1e6)}};
}

/// One text, or an array of them.
std::optional<std::vector<std::string>> texts_at(const json::object& object, std::string_view name)
{
    const json::value* value = object.if_contains(name);
    if (!value || !value->is_array()) {
        auto only = text_at(object, name);
        return only ? std::optional{std::vector{std::move(*only)}} : std::nullopt;
    }
    std::vector<std::string> texts;
    for (const json::value& element : value->get_array()) {
        if (!element.is_string())
            return std::nullopt;
        texts.emplace_back(element.get_string());
    }
    return texts;
}

std::optional<Claims> claims_in(const json::object& said)
{
    auto subject = text_at(said, "sub");
    auto audiences = texts_at(said, "aud");
    const auto epoch = number_at(said, "epoch");
    const auto not_before = instant_at(said, "nbf");
    const auto expires = instant_at(said, "exp");
    if (said.contains("iat") && !instant_at(said, "iat"))
        return std::nullopt;
    if (text_at(said, "iss") != issuer || !subject || !audiences || !epoch || !not_before ||
        !expires)
        return std::nullopt;
    return Claims{std::move(*subject),
                  std::move(*audiences),
                  *epoch,
                  *not_before,
                  *expires,
                  text_at(said, "uid").value_or("")};
}

std::int64_t whole_seconds(Instant instant)
{
    return std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count();
}

} // namespace

TokenKey token_key(std::string_view secret_key)
{
    constexpr std::size_t digits = 16;
    const Signature name = sign(secret_key, "maitred token key id");
    std::array<char, digits + 1> kid{};
    sodium_bin2hex(kid.data(), kid.size(), name.data(), digits / 2);
    return {kid.data(), std::string{text_of(sign(secret_key, "maitred tokens"))}};
}

SignedTokens::SignedTokens(std::vector<TokenKey> keys) : keys_{std::move(keys)}
{
    ensure(sodium_init() >= 0, "libsodium could not be prepared");
    ensure(!keys_.empty(), "tokens need a key");
    for (const TokenKey& key : keys_)
        ensure(key.secret.size() >= crypto_auth_hmacsha256_BYTES, "a key for tokens is too short");
}

std::string SignedTokens::issue(const Claims& claims, Instant now) const
{
    const TokenKey& key = keys_.front();
    const json::object header{{"alg", "HS256"}, {"kid", key.kid}, {"typ", "JWT"}};
    json::object said{{"iss", issuer},
                      {"aud", json::array(claims.audiences.begin(), claims.audiences.end())},
                      {"sub", claims.subject},
                      {"iat", whole_seconds(now)},
                      {"nbf", whole_seconds(claims.not_before)},
                      {"exp", whole_seconds(claims.expires)},
                      {"epoch", claims.epoch}};
    if (!claims.account.empty())
        said["uid"] = claims.account;
    std::string token = encode(json::serialize(header)) + '.' + encode(json::serialize(said));
    token += '.' + encode(text_of(sign(key.secret, token)));
    ensure(token.size() <= longest_token, "a token is longer than we would read");
    return token;
}

std::optional<Claims> SignedTokens::read(std::string_view token, std::string_view audience,
                                         Instant now) const
{
    const auto first = token.find('.');
    const auto last = token.rfind('.');
    if (token.size() > longest_token || first == last)
        return std::nullopt;
    const TokenKey* key = key_for(token.substr(0, first));
    if (!key || !signed_by(*key, token.substr(0, last), token.substr(last + 1)))
        return std::nullopt;

    const auto said = object_in(token.substr(first + 1, last - first - 1));
    auto claims = said ? claims_in(*said) : std::nullopt;
    if (!claims || now < claims->not_before || now >= claims->expires)
        return std::nullopt;
    const auto& meant_for = claims->audiences;
    if (std::find(meant_for.begin(), meant_for.end(), audience) == meant_for.end())
        return std::nullopt;
    return claims;
}

/// The key that the header names. A header that asks for anything but that key and its algorithm
/// ("crit") asks for what we do not do.
const TokenKey* SignedTokens::key_for(std::string_view header) const
{
    const auto said = object_in(header);
    if (!said || text_at(*said, "alg") != "HS256" || said->contains("crit"))
        return nullptr;
    const auto kid = text_at(*said, "kid");
    const auto named = [&](const TokenKey& key) { return key.kid == kid; };
    const auto found = std::find_if(keys_.begin(), keys_.end(), named);
    return found == keys_.end() ? nullptr : &*found;
}

} // namespace maitred::crypto
