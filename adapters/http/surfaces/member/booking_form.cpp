#include "adapters/http/surfaces/member/booking_form.hpp"

#include "adapters/http/surfaces/member/room_pages.hpp"

namespace maitred::http::member {
namespace {

constexpr std::chrono::minutes a_day{24 * 60};

/// When a sitting is, as the clock on the wall shows it.
struct OnTheWall {
    std::chrono::local_days date;
    std::chrono::minutes starts; ///< after the date's midnight
    std::chrono::minutes ends;

    friend bool operator==(const OnTheWall&, const OnTheWall&) = default;
};

OnTheWall on_the_wall(const WallClock& clock, const Window& sitting)
{
    const auto date = clock.date_of(sitting.start);
    return {date, clock.minutes_of(sitting.start),
            clock.date_of(sitting.end) - date + clock.minutes_of(sitting.end)};
}

/// Blames the field that was said; where that was only the date, the date.
void complain_of_skipped(Form& form, const char* field)
{
    form.complain(form.find(field) ? field : "booking_date",
                  "The clock skips that time on that day", "time_skipped");
}

std::optional<Window> window_of(Form& form, std::optional<Instant> start,
                                std::optional<Instant> end)
{
    if (!start)
        complain_of_skipped(form, "start_time");
    if (!end)
        complain_of_skipped(form, "end_time");
    if (start && end && *end <= *start)
        form.complain("end_time", "The end must come after the start");
    return form.complaints().empty() ? std::optional{Window{*start, *end}} : std::nullopt;
}

} // namespace

std::optional<Instant> instant_at(const WallClock& clock, std::chrono::local_days date,
                                  std::chrono::minutes after_midnight)
{
    const auto whole_days = std::chrono::floor<std::chrono::days>(after_midnight);
    const std::chrono::minutes rest = after_midnight - whole_days;
    if (whole_days.count() > 0 && rest.count() == 0)
        return clock.instant(date + whole_days - std::chrono::days{1}, a_day);
    return clock.instant(date + whole_days, rest);
}

std::optional<Window> read_sitting(Form& form, const WallClock& clock)
{
    form.require({"booking_date", "start_time", "end_time"});
    const auto date = form.date("booking_date");
    const auto starts = form.time_of_day("start_time");
    const auto ends = form.time_of_day("end_time");
    if (!date || !starts || !ends)
        return std::nullopt;
    return window_of(form, instant_at(clock, *date, *starts), instant_at(clock, *date, *ends));
}

std::optional<Window> read_sitting(Form& form, const WallClock& clock, const Window& before)
{
    const OnTheWall was = on_the_wall(clock, before);
    const auto said = form.complaints().size();
    const OnTheWall wanted{form.date("booking_date").value_or(was.date),
                           form.time_of_day("start_time").value_or(was.starts),
                           form.time_of_day("end_time").value_or(was.ends)};
    if (wanted == was || form.complaints().size() > said)
        return std::nullopt;
    // Where the clock showed a time twice, what stays is the one that it was.
    const bool same_date = wanted.date == was.date;
    const auto start = same_date && wanted.starts == was.starts
                           ? before.start
                           : instant_at(clock, wanted.date, wanted.starts);
    const auto end = same_date && wanted.ends == was.ends
                         ? before.end
                         : instant_at(clock, wanted.date, wanted.ends);
    return window_of(form, start, end);
}

std::optional<TableId> read_table(Form& form, const std::vector<KnownTable>& tables)
{
    const auto number = read_table_number(form);
    if (!number)
        return std::nullopt;
    const KnownTable* table = table_called(tables, *number);
    return table ? table->table.id : TableId{};
}

} // namespace maitred::http::member
