#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/room_pages.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr int longest_duration = 24 * 60;

using Text = std::function<std::string(const TimeSlot&)>;

std::string written(const TimeSlot& slot)
{
    return json::serialize(shown(slot));
}

/// The duration is asked for under one name and shown under another: both are understood.
OfferTimes::Wish read_time_slot(Form& form)
{
    OfferTimes::Wish wish;
    wish.starts = form.time_of_day("start_time");
    wish.ends = form.time_of_day("end_time");
    const char* duration = form.find("duration") ? "duration" : "slot_duration";
    if (const auto minutes = form.whole(duration, 1, longest_duration))
        wish.duration = std::chrono::minutes{*minutes};
    wish.active = form.truth("is_active");
    return wish;
}

OfferTimes::Asked asked(const Ground& ground, const Known& known,
                        const std::optional<RetryKey>& key, Text text)
{
    OfferTimes::Asked asked{ground.house, actor_of(known.caller.account.id)};
    if (key)
        asked.retry = Retried<TimeSlot>{*key, std::move(text)};
    return asked;
}

Response said(const Outcome<OfferTimes::Offered>& offered, const Text& text)
{
    if (!offered && offered.error().reason == Reason::bad_time)
        return say(std::vector<Complaint>{
            {"body", "end_time", "The end must come after the start, with time for a booking"}});
    if (!offered)
        return say(offered.error(), "Time slot");
    if (const Repeated* repeated = std::get_if<Repeated>(&*offered))
        return {.body = repeated->answer};
    return {.body = text(std::get<TimeSlot>(*offered))};
}

TimeSlotId time_slot_in_path(const Request& request)
{
    return TimeSlotId{number_in_path(request, 0).value_or(0)};
}

} // namespace

void get_time_slots(const Ground& ground, const Known& known, Responder answer)
{
    const auto page = read_page(known.request);
    if (const Response* refused = std::get_if<Response>(&page))
        return answer(*refused);
    answer(show_page(known.request, std::get<Page>(page),
                     ground.storage.open(ground.house)->time_slots(),
                     [](const TimeSlot& one) { return shown(one); }));
}

void post_time_slot(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_query_or_body(ground, known.request, "POST /api/v1/admin/time-slots",
                                   actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    form.require({"start_time", "end_time"});
    const auto wish = read_time_slot(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    answer(said(ground.offer_times.add(asked(ground, known, key, written), wish), written));
}

void put_time_slot(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_query_or_body(ground, known.request, "PUT /api/v1/admin/time-slots/{id}",
                                   actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const auto wish = read_time_slot(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    answer(said(ground.offer_times.change(asked(ground, known, key, written),
                                          time_slot_in_path(known.request), wish),
                written));
}

void delete_time_slot(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /api/v1/admin/time-slots/{id}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const Text text = [](const TimeSlot&) {
        return std::string{R"({"message":"Time slot deleted successfully"})"};
    };
    answer(said(ground.offer_times.remove(
                    asked(ground, known, std::get<std::optional<RetryKey>>(key), text),
                    time_slot_in_path(known.request)),
                text));
}

} // namespace maitred::http::member
