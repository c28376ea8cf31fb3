#include "adapters/http/text/decimal.hpp"

#include <charconv>

namespace maitred::http {

std::optional<std::int64_t> read_decimal(std::string_view text, std::int64_t least,
                                         std::int64_t most)
{
    std::int64_t number = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, number);
    if (error != std::errc{} || end != last || number < least || number > most)
        return std::nullopt;
    return number;
}

} // namespace maitred::http
