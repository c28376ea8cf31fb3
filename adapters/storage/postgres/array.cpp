#include "adapters/storage/postgres/array.hpp"

namespace maitred::postgres {

/// In quotes, an element is any text; the quote itself and the backslash take a backslash.
void Array::add(std::string_view text)
{
    std::string& elements = next();
    elements += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            elements += '\\';
        elements += c;
    }
    elements += '"';
}

} // namespace maitred::postgres
