#include "core/notices/language.hpp"

#include "core/base/ensure.hpp"

namespace maitred {

std::string_view text_of(Language language)
{
    switch (language) {
    case Language::english: return "en";
    case Language::spanish: return "es";
    }
    stop_at_bug("a language outside its enumeration");
}

std::optional<Language> language_named(std::string_view text)
{
    for (const Language language : {Language::english, Language::spanish})
        if (text == text_of(language))
            return language;
    return std::nullopt;
}

} // namespace maitred
