#include "adapters/crypto/token_text.hpp"

#include <boost/json/parse.hpp>
#include <sodium.h>

namespace maitred::crypto {
namespace {

namespace json = boost::json;

constexpr std::size_t deepest_nesting = 4;
constexpr int for_urls = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::size_t members_of(const json::value& value)
{
    std::size_t members = 0;
    if (const json::object* object = value.if_object())
        for (const json::key_value_pair& member : *object)
            members += 1 + members_of(member.value());
    if (const json::array* array = value.if_array())
        for (const json::value& element : *array)
            members += members_of(element);
    return members;
}

/// How many members valid JSON spells out: each has the one colon that stands in no string.
std::size_t members_in(std::string_view text)
{
    std::size_t members = 0;
    bool within_string = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at; // whatever is escaped ends no string
        else if (text[at] == '"')
            within_string = !within_string;
        else if (text[at] == ':' && !within_string)
            ++members;
    }
    return members;
}

} // namespace

std::string encode(std::string_view text)
{
    std::string encoded(sodium_base64_encoded_len(text.size(), for_urls), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(),
                      reinterpret_cast<const unsigned char*>(text.data()), text.size(), for_urls);
    encoded.pop_back(); // the closing NUL
    return encoded;
}

std::optional<std::string> decode(std::string_view encoded)
{
    std::string text(encoded.size(), '\0');
    std::size_t size = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(text.data()), text.size(),
                          encoded.data(), encoded.size(), nullptr, &size, nullptr, for_urls) != 0)
        return std::nullopt;
    text.resize(size);
    return text;
}

std::optional<json::object> object_in(std::string_view encoded)
{
    const auto text = decode(encoded);
    if (!text)
        return std::nullopt;
    json::parse_options strict;
    strict.max_depth = deepest_nesting;
    json::error_code trouble;
    const json::value value = json::parse(*text, trouble, {}, strict);
    if (trouble || !value.is_object())
        return std::nullopt;
    if (members_of(value) != members_in(*text)) // of two by one name Boost.JSON keeps the last
        return std::nullopt;
    return value.get_object();
}

} // namespace maitred::crypto
