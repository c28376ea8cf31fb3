#include "adapters/http/surfaces/member/percent.hpp"

#include <cmath>

namespace maitred::http::member {
namespace {

std::int64_t hundredths_of(double part)
{
    return std::llround(part * 100);
}

} // namespace

boost::json::value percent(double part)
{
    const std::int64_t hundredths = hundredths_of(part);
    if (hundredths % 100 == 0)
        return hundredths / 100;
    return static_cast<double>(hundredths) / 100;
}

std::string percent_in_words(double part)
{
    const std::int64_t hundredths = hundredths_of(part);
    const std::string whole = std::to_string(hundredths / 100);
    const std::int64_t rest = hundredths % 100;
    if (rest == 0)
        return whole;
    if (rest % 10 == 0)
        return whole + "." + std::to_string(rest / 10);
    return whole + "." + (rest < 10 ? "0" : "") + std::to_string(rest);
}

} // namespace maitred::http::member
