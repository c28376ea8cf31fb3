#include "adapters/storage/sql/containing.hpp"

namespace maitred::sql {

std::string one_contains(std::initializer_list<const char*> columns)
{
    std::string condition;
    for (const char* column : columns)
        condition += (condition.empty() ? "(lower(" : " OR lower(") + std::string{column} +
                     ") LIKE lower(CAST(:containing AS text)) ESCAPE '!'";
    return condition + ")";
}

std::string pattern_of(const std::string& text)
{
    std::string pattern = "%";
    for (const char character : text) {
        if (character == '%' || character == '_' || character == '!')
            pattern += '!';
        pattern += character;
    }
    return pattern + "%";
}

} // namespace maitred::sql
