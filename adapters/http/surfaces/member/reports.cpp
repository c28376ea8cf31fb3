#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/percent.hpp"
#include "adapters/http/surfaces/member/reading.hpp"
#include "adapters/http/text/preferences.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

std::string date_of(const DayReport& day)
{
    return write_date(UtcDate{day.date.time_since_epoch()});
}

json::object by_source(const Report& report)
{
    json::object counts;
    for (const auto& [source, bookings] : report.bookings_by_source) {
        const std::string_view word = source_of(source);
        const json::value* before = counts.if_contains(word);
        counts[word] = (before ? before->get_int64() : 0) + bookings;
    }
    return counts;
}

json::object shown(const Report& report)
{
    json::array trends;
    for (const DayReport& day : report.days)
        trends.push_back(json::object{{"date", date_of(day)},
                                      {"bookings", day.figures.bookings},
                                      {"occupancy_rate", percent(day.occupancy())}});
    return {{"date_range", date_of(report.days.front()) + " to " + date_of(report.days.back())},
            {"total_bookings", report.total.bookings},
            {"bookings_by_source", by_source(report)},
            {"occupancy_trends", std::move(trends)}};
}

/// RFC 4180; nothing in it needs quotes.
std::string as_csv(const Report& report)
{
    std::string lines = "date,bookings,occupancy_rate\r\n";
    for (const DayReport& day : report.days)
        lines += date_of(day) + "," + std::to_string(day.figures.bookings) + "," +
                 percent_in_words(day.occupancy()) + "\r\n";
    return lines;
}

/// JSON where both are liked alike.
bool prefers_csv(const Request& request)
{
    const auto accepted = read_preferences(request.header("accept"));
    return weight_of_media(accepted, "text/csv") > weight_of_media(accepted, "application/json");
}

Form query_of(const Request& request)
{
    json::object query;
    for (const auto& [name, value] : request.query)
        if (!value.empty())
            query[name] = value;
    return Form{std::move(query), "query"};
}

} // namespace

void get_booking_report(const Ground& ground, const Known& known, Responder answer)
{
    Form form = query_of(known.request);
    form.require({"start_date", "end_date"});
    const auto first = form.date("start_date");
    const auto last = form.date("end_date");
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto report = ground.count_bookings.report(ground.house, *first, *last);
    if (!report && *last < *first)
        return answer(say(400, "Start date must be before or equal to end date"));
    if (!report)
        return answer(
            say(std::vector<Complaint>{{"query", "end_date", "A report is on ten years at most"}}));
    Response response =
        prefers_csv(known.request)
            ? Response{.body = as_csv(*report), .content_type = "text/csv; charset=utf-8"}
            : show(shown(*report));
    response.headers.emplace_back("Vary", "Accept");
    answer(std::move(response));
}

} // namespace maitred::http::member
