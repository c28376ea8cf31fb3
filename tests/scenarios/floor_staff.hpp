#pragma once

#include "tests/scenarios/guests.hpp"

#include <boost/json/value.hpp>

namespace maitred::scenario {

/// Somebody of a restaurant's staff who is logged in, and asks any node.
struct FloorStaff {
    std::string restaurant; ///< its UUID
    std::string account;    ///< likewise
    std::string token;

    /// "/restaurants/<id>" and what follows.
    std::string at(std::string_view path) const;
    std::string bearer() const;
    std::string request(std::string_view method, std::string_view path, std::string_view body = "",
                        std::string_view fields = "") const;
    /// The answer on a connection of its own; throws where there is none.
    test::Answer ask(std::uint16_t port, std::string_view method, std::string_view path,
                     std::string_view body = "", std::string_view fields = "") const;
    /// The body of an answer that has to be 200; throws where it is not.
    boost::json::value get(std::uint16_t port, std::string_view path) const;
    boost::json::value put(std::uint16_t port, std::string_view path, std::string_view body) const;
    boost::json::value post(std::uint16_t port, std::string_view path, std::string_view body) const;
};

inline constexpr std::string_view good_password = "correct horse";

/// Registers a restaurant with this owner, who has the good password.
void register_restaurant(std::uint16_t port, const std::string& email);
test::Answer try_to_log_in(std::uint16_t port, const std::string& email,
                           std::string_view password = good_password);
/// Throws where it is refused.
FloorStaff log_in(std::uint16_t port, const std::string& email,
                  std::string_view password = good_password);

/// Puts a table for ten into the room; its UUID.
std::string add_table(const FloorStaff& staff, std::uint16_t port, const std::string& number);

/// What the activity log has of reservations and tables after this line, ascending. Throws where
/// the log as a whole has a gap.
std::vector<std::int64_t> logged_after(const FloorStaff& staff, std::uint16_t port,
                                       std::int64_t sequence);

std::string text_in(const boost::json::value& object, std::string_view name);
std::int64_t number_in(const boost::json::value& object, std::string_view name);

} // namespace maitred::scenario
