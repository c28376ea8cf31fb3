#include "adapters/http/text/time.hpp"

namespace maitred::http {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::seconds;

/// A reader that goes through the text once and remembers whether it stumbled.
class Cursor {
public:
    explicit Cursor(std::string_view text) : rest_{text} {}

    bool stumbled() const { return stumbled_; }
    bool at_end() const { return rest_.empty(); }
    char next() const { return rest_.empty() ? '\0' : rest_.front(); }

    bool take_any(std::string_view choices)
    {
        if (rest_.empty() || choices.find(rest_.front()) == std::string_view::npos)
            return false;
        rest_.remove_prefix(1);
        return true;
    }
    void expect(char c)
    {
        if (!take_any({&c, 1}))
            stumbled_ = true;
    }
    /// Exactly that many digits, at most `most`.
    int number(std::size_t digits, int most)
    {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i)
            value = value * 10 + digit();
        if (value > most)
            stumbled_ = true;
        return value;
    }
    /// One to nine digits after the point, cut to microseconds.
    microseconds fraction()
    {
        int value = 0;
        int count = 0;
        while (next() >= '0' && next() <= '9') {
            const int next_digit = digit();
            if (++count <= 6)
                value = value * 10 + next_digit;
        }
        if (count < 1 || count > 9)
            stumbled_ = true;
        for (int i = count; i < 6; ++i)
            value *= 10;
        return microseconds{value};
    }

private:
    int digit()
    {
        if (next() < '0' || next() > '9') {
            stumbled_ = true;
            return 0;
        }
        const int value = rest_.front() - '0';
        rest_.remove_prefix(1);
        return value;
    }

    std::string_view rest_;
    bool stumbled_ = false;
};

std::optional<std::chrono::year_month_day> take_date(Cursor& cursor)
{
    const int year = cursor.number(4, 9999);
    cursor.expect('-');
    const int month = cursor.number(2, 12);
    cursor.expect('-');
    const int day = cursor.number(2, 31);
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (cursor.stumbled() || year == 0 || !date.ok())
        return std::nullopt;
    return date;
}

microseconds take_time_of_day(Cursor& cursor)
{
    microseconds time = hours{cursor.number(2, 23)};
    cursor.expect(':');
    time += minutes{cursor.number(2, 59)};
    if (!cursor.take_any(":"))
        return time;
    time += seconds{cursor.number(2, 59)};
    if (cursor.take_any("."))
        time += cursor.fraction();
    return time;
}

std::optional<minutes> take_offset(Cursor& cursor)
{
    if (cursor.at_end())
        return std::nullopt;
    if (cursor.take_any("Zz"))
        return minutes{0};
    const bool west = cursor.next() == '-';
    if (!cursor.take_any("+- "))
        cursor.expect('+');
    minutes offset = hours{cursor.number(2, 23)};
    cursor.expect(':');
    offset += minutes{cursor.number(2, 59)};
    return west ? -offset : offset;
}

bool within_the_years(Instant instant)
{
    using namespace std::chrono_literals;
    constexpr Instant first = std::chrono::sys_days{std::chrono::year{1} / 1 / 1};
    constexpr Instant last = std::chrono::sys_days{std::chrono::year{9999} / 12 / 31};
    return first <= instant && instant < last + 24h;
}

void put(char* place, int digits, int value)
{
    for (int i = digits - 1; i >= 0; --i) {
        place[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

void put_date(char* place, UtcDate date)
{
    const std::chrono::year_month_day calendar{date};
    put(place, 4, static_cast<int>(calendar.year()));
    put(place + 5, 2, static_cast<int>(static_cast<unsigned>(calendar.month())));
    put(place + 8, 2, static_cast<int>(static_cast<unsigned>(calendar.day())));
}

} // namespace

Instant WrittenTime::instant(minutes otherwise) const
{
    return Instant{wall.time_since_epoch() - offset.value_or(otherwise)};
}

std::optional<WrittenTime> read_written_time(std::string_view text)
{
    Cursor cursor{text};
    const auto date = take_date(cursor);
    if (!date)
        return std::nullopt;
    WrittenTime written{std::chrono::local_days{*date}, std::nullopt};
    if (cursor.at_end())
        return written;
    if (!cursor.take_any("Tt "))
        return std::nullopt;
    written.wall += take_time_of_day(cursor);
    written.offset = take_offset(cursor);
    if (cursor.stumbled() || !cursor.at_end() || !within_the_years(written.instant()))
        return std::nullopt;
    return written;
}

std::optional<Instant> read_time(std::string_view text)
{
    const auto written = read_written_time(text);
    if (!written)
        return std::nullopt;
    return written->instant();
}

std::optional<UtcDate> read_date(std::string_view text)
{
    Cursor cursor{text};
    const auto date = take_date(cursor);
    if (!date || !cursor.at_end())
        return std::nullopt;
    return UtcDate{*date};
}

bool can_be_written(Instant instant)
{
    return within_the_years(instant);
}

std::string write_time(Instant instant)
{
    const UtcDate date = utc_date_of(instant);
    const auto time = std::chrono::floor<seconds>(instant - date);
    const std::chrono::hh_mm_ss clock{time};
    std::string text = "0000-00-00T00:00:00Z";
    put_date(text.data(), date);
    put(text.data() + 11, 2, static_cast<int>(clock.hours().count()));
    put(text.data() + 14, 2, static_cast<int>(clock.minutes().count()));
    put(text.data() + 17, 2, static_cast<int>(clock.seconds().count()));
    return text;
}

std::string write_date(UtcDate date)
{
    std::string text = "0000-00-00";
    put_date(text.data(), date);
    return text;
}

} // namespace maitred::http
