#include "adapters/http/text/time_of_day.hpp"

#include "adapters/http/text/decimal.hpp"

namespace maitred::http {
namespace {

constexpr std::int64_t minutes_a_day = 24 * 60;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::string two_digits(std::int64_t number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

std::optional<std::chrono::minutes> read_time_of_day(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':' || !is_digit(text[0]) || !is_digit(text[3]))
        return std::nullopt;
    const auto hours = read_decimal(text.substr(0, 2), 0, 24);
    const auto minutes = read_decimal(text.substr(3), 0, 59);
    if (!hours || !minutes || *hours * 60 + *minutes > minutes_a_day)
        return std::nullopt;
    return std::chrono::minutes{*hours * 60 + *minutes};
}

std::string write_time_of_day(std::chrono::minutes after_midnight)
{
    return two_digits(after_midnight.count() / 60) + ":" + two_digits(after_midnight.count() % 60);
}

} // namespace maitred::http
