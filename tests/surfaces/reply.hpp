#pragma once

#include "adapters/http/message.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>

namespace maitred::test {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// What a client got.
struct Reply {
    int status = 0;
    std::string text;
    boost::json::value body; ///< null where the text is no JSON
    Fields fields;

    /// A field's value; empty if it is not there.
    std::string field(std::string_view name) const;
    /// The value at a JSON pointer; null if there is none.
    boost::json::value operator[](std::string_view pointer) const;
    /// The text at "/code".
    std::string code() const;
    std::string message() const;
    std::int64_t number(std::string_view pointer) const;
    std::string word(std::string_view pointer) const;
    boost::json::array list(std::string_view pointer) const;
};

/// An answer as the client reads it.
Reply reply_of(http::Response response);

/// The JSON value that a test expects.
boost::json::value json(std::string_view text);

} // namespace maitred::test
