#pragma once

#include "adapters/http/message.hpp"

#include <boost/json.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <set>

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

/// A body: body({{"guest_name", "Ann"}, {"party_size", 2}}).
std::string body(const boost::json::object& fields);

/// The names of an object's fields.
std::set<std::string> keys(const boost::json::value& object);

/// The messages of a 422, by field; empty where it is not one, in that shape.
std::map<std::string, std::string> complaints(const Reply& reply);

/// The text at "/detail".
std::string detail(const Reply& reply);

Fields key(const std::string& text);

} // namespace maitred::test
