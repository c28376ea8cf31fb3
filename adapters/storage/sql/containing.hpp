#pragma once

#include <initializer_list>
#include <string>

namespace maitred::sql {

/// The condition that one of these columns has a text in it, which is bound as `containing`; of
/// whatever case, as far as the database's lower() knows letters: SQLite's knows those of ASCII.
std::string one_contains(std::initializer_list<const char*> columns);

/// That text as the condition wants it: each of its characters means itself.
std::string pattern_of(const std::string& text);

} // namespace maitred::sql
