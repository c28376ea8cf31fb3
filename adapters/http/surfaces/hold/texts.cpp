#include "adapters/http/surfaces/hold/texts.hpp"

#include "core/base/ensure.hpp"

namespace maitred::http::hold {

const Texts& texts_in(Language language)
{
    switch (language) {
    case Language::spanish: return texts_in_spanish();
    case Language::english: return texts_in_english();
    }
    stop_at_bug("a language outside its enumeration");
}

} // namespace maitred::http::hold
