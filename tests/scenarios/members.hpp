#pragma once

#include "tests/scenarios/guests.hpp"
#include "tests/scenarios/server_process.hpp"

#include <boost/json/value.hpp>

namespace maitred::scenario {

/// Somebody with an account at the house, who asks any node.
struct Member {
    std::string token;

    /// The answer on a connection of its own; throws where there is none.
    test::Answer ask(std::uint16_t port, std::string_view method, std::string_view path,
                     std::string_view body = "", std::string_view fields = "") const;
    /// The body of an answer that has to be 200; throws where it is not.
    boost::json::value get(std::uint16_t port, std::string_view path) const;
    /// Books a table for an interval of a date.
    test::Answer book(std::uint16_t port, int table, std::string_view date, std::string_view from,
                      std::string_view to, std::string_view fields = "") const;
};

/// Registers somebody under that name and logs them in; throws where that is refused.
Member register_member(std::uint16_t port, const std::string& username);
Member log_in_member(std::uint16_t port, const std::string& username, const std::string& password);

/// Makes an administrator by the command line and logs them in.
Member make_admin(std::uint16_t port, const Environment& settings);

} // namespace maitred::scenario
