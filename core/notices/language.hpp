#pragma once

#include <optional>
#include <string_view>

namespace maitred {

/// The languages in which guests are told something.
enum class Language { english, spanish };

/// "en", "es".
std::string_view text_of(Language language);
std::optional<Language> language_named(std::string_view text);

} // namespace maitred
