#include "adapters/mail/dates_in_words.hpp"

#include "core/base/ensure.hpp"

#include <array>
#include <string_view>

namespace maitred::mail {
namespace {

using Weekdays = std::array<std::string_view, 7>; ///< from Sunday on, as std::chrono counts
using Months = std::array<std::string_view, 12>;

constexpr Weekdays english_days = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                   "Thursday", "Friday", "Saturday"};
constexpr Months english_months = {"January",   "February", "March",    "April",
                                   "May",       "June",     "July",     "August",
                                   "September", "October",  "November", "December"};
constexpr Weekdays spanish_days = {"domingo", "lunes",   "martes", "miércoles",
                                   "jueves",  "viernes", "sábado"};
constexpr Months spanish_months = {"enero",      "febrero", "marzo",     "abril",
                                   "mayo",       "junio",   "julio",     "agosto",
                                   "septiembre", "octubre", "noviembre", "diciembre"};

/// A time, taken apart.
struct Parts {
    std::size_t weekday; ///< from Sunday, 0
    std::string day;
    std::size_t month; ///< from January, 0
    std::string year;
    int hour;
    std::string clock; ///< "19:30"
};

std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

Parts parts_of(std::chrono::local_time<std::chrono::microseconds> time)
{
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{midnight};
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time - midnight).count();
    const int hour = static_cast<int>(minutes / 60);
    const int minute = static_cast<int>(minutes % 60);
    return {std::chrono::weekday{midnight}.c_encoding(),
            std::to_string(static_cast<unsigned>(date.day())),
            static_cast<unsigned>(date.month()) - 1,
            std::to_string(static_cast<int>(date.year())),
            hour,
            two_digits(hour) + ":" + two_digits(minute)};
}

std::string in_english(const Parts& time)
{
    return std::string{english_days[time.weekday]} + ", " + time.day + " " +
           std::string{english_months[time.month]} + " " + time.year + " at " + time.clock;
}

/// One o'clock is the only hour in the singular.
std::string in_spanish(const Parts& time)
{
    return std::string{spanish_days[time.weekday]} + " " + time.day + " de " +
           std::string{spanish_months[time.month]} + " de " + time.year +
           (time.hour == 1 ? " a la " : " a las ") + time.clock;
}

} // namespace

std::string in_words(Language language, std::chrono::local_time<std::chrono::microseconds> time)
{
    switch (language) {
    case Language::english: return in_english(parts_of(time));
    case Language::spanish: return in_spanish(parts_of(time));
    }
    stop_at_bug("a language outside its enumeration");
}

} // namespace maitred::mail
