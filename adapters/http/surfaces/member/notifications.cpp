#include "adapters/http/surfaces/member/reading.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

json::object shown(const Notice& notice, std::string_view sentence)
{
    const Reservation& about = notice.about;
    return {{"id", notice.id.number},
            {"user_id", about.member ? json::value(about.member->number) : json::value()},
            {"booking_id", about.id.number},
            {"type", text_of(notice.kind)},
            {"channel", text_of(notice.channel)},
            {"message", sentence},
            {"status", text_of(notice.state)},
            {"sent_at", notice.sent_at ? json::value(write_time(*notice.sent_at)) : json::value()},
            {"created_at", write_time(notice.made_at)}};
}

void show_notices(const Ground& ground, const Request& request, std::optional<AccountId> member,
                  const Responder& answer)
{
    const auto read = read_page(request);
    if (const Response* refused = std::get_if<Response>(&read))
        return answer(*refused);
    const Page page = std::get<Page>(read);
    const auto session = ground.storage.open(ground.house);
    const auto notices = session->notices(member, page.limit + 1, page.offset);
    const Profile restaurant = session->profile();
    json::array list;
    for (const Notice& notice : notices)
        if (list.size() < static_cast<std::size_t>(page.limit))
            list.push_back(shown(notice, ground.stationery.sentence(notice, restaurant)));
    Response response = show(list);
    if (notices.size() > list.size())
        link_next(request, page, response);
    answer(std::move(response));
}

} // namespace

void get_my_notifications(const Ground& ground, const Known& known, Responder answer)
{
    show_notices(ground, known.request, known.caller.account.id, answer);
}

void get_all_notifications(const Ground& ground, const Known& known, Responder answer)
{
    show_notices(ground, known.request, std::nullopt, answer);
}

} // namespace maitred::http::member
