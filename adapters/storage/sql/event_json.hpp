#pragma once

#include "core/book/changes.hpp"

#include <string>

namespace maitred::sql {

// What `before` and `after` of an event hold: everything about its subject, as JSON. Written once
// and read for as long as the log is kept: keys may be added, never renamed.

std::string event_json(const Reservation& reservation);
std::string event_json(const ShownTable& table);
std::string event_json(const Facts& facts);

/// Throws std::runtime_error where a text is not one of ours. What older binaries did not write
/// yet is taken from the event's time, or what a reservation says by itself.
Reservation reservation_in(const std::string& json, Instant at);
ShownTable table_in(const std::string& json);
Facts facts_in(const std::string& json);

} // namespace maitred::sql
