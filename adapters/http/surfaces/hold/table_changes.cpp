#include "adapters/http/surfaces/hold/administering.hpp"
#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr int most_seats = 100;
constexpr std::size_t longest_number = 20;
constexpr std::size_t longest_section = 60;
constexpr std::size_t longest_name = 120;

using Text = std::function<std::string(const ShownTable&)>;

/// What a table is called: a text, or a whole number.
std::optional<std::string> read_number(Form& form)
{
    const json::value* value = form.find("number");
    if (value && value->is_int64())
        return std::to_string(value->get_int64());
    const auto text = form.text("number", longest_number);
    if (!text)
        return std::nullopt;
    if (trimmed(*text).empty())
        form.complain("number", "A table's number is not empty");
    return std::string{trimmed(*text)};
}

std::optional<std::string> text_or_none(Form& form, const char* field, std::size_t longest)
{
    return form.is_null(field) ? std::optional<std::string>{""} : form.text(field, longest);
}

FurnishRoom::TableWish read_table(Form& form)
{
    FurnishRoom::TableWish wish;
    wish.number = read_number(form);
    wish.seats = form.whole("capacity", 1, most_seats);
    wish.section = text_or_none(form, "section", longest_section);
    wish.name = text_or_none(form, "name", longest_name);
    wish.in_service = form.truth("is_active");
    return wish;
}

/// One that never was has no UUID, and the room says that there is none: after it has looked
/// whether this was answered before.
KnownTable table_numbered(const Ground& ground, RestaurantId restaurant,
                          std::optional<std::int64_t> number)
{
    for (KnownTable& known : ground.storage.open(restaurant)->tables())
        if (known.table.id.number == number)
            return std::move(known);
    return {};
}

FurnishRoom::Asked asked_by(const Asking& asking, RestaurantId restaurant,
                            const std::optional<RetryKey>& key, const Text& text)
{
    FurnishRoom::Asked asked{.restaurant = restaurant, .actor = asking.actor()};
    if (key)
        asked.retry = Retried<ShownTable>{*key, text};
    return asked;
}

Text written(bool active)
{
    return [active](const ShownTable& one) { return json::serialize(shown(one.table, active)); };
}

Response said(const Ground& ground, const Asking& asking, RestaurantId restaurant,
              const Outcome<FurnishRoom::Furnished>& furnished, const Text& text)
{
    if (!furnished && furnished.error().reason == Reason::table_not_found)
        return say(404, asking.texts.table_not_found);
    if (!furnished)
        return say_no(ground, asking, restaurant, furnished.error(), asking.texts.table_not_found);
    if (const Repeated* repeated = std::get_if<Repeated>(&*furnished))
        return {.body = repeated->answer};
    return {.body = text(std::get<ShownTable>(*furnished))};
}

/// A table comes into the room in service. One that is to be out of it goes at once; a retry of
/// that has a key of its own, so that it is not taken away again after it came back.
Response out_of_service(const Ground& ground, const Asking& asking, RestaurantId restaurant,
                        std::optional<RetryKey> key, Response added)
{
    const auto number = json::parse(added.body).at("id").to_number<std::int64_t>();
    if (key)
        key->scope += " out of service";
    const auto gone = ground.furnish_room.change(
        asked_by(asking, restaurant, key, written(false)),
        table_numbered(ground, restaurant, number).table.uuid, {.in_service = false});
    const bool out = gone || gone.error().reason == Reason::table_not_found;
    return out ? added : said(ground, asking, restaurant, gone, written(false));
}

} // namespace

void post_table(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    auto read = read_wish(ground, asking, "POST /api/restaurants/{id}/tables/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    form.require({"number", "capacity"});
    const auto wish = read_table(form);
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    const bool active = wish.in_service.value_or(true);
    const auto added =
        ground.furnish_room.add(asked_by(asking, restaurant, key, written(active)), wish);
    Response response = said(ground, asking, restaurant, added, written(active));
    if (added)
        response.status = 201;
    if (added && !active)
        response = out_of_service(ground, asking, restaurant, key, std::move(response));
    answer(std::move(response));
}

void put_table(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    auto read = read_wish(ground, asking, "PUT /api/restaurants/{id}/tables/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const auto wish = read_table(form);
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    const auto to_come = read_to_come(asking);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const KnownTable table = table_numbered(ground, restaurant, number_in_path(asking.request, 1));
    const Text text = written(wish.in_service.value_or(table.in_service));
    FurnishRoom::Asked asked = asked_by(asking, restaurant, key, text);
    asked.to_come = std::get<ToCome>(to_come);
    answer(said(ground, asking, restaurant,
                ground.furnish_room.change(asked, table.table.uuid, wish), text));
}

void delete_table(const Ground& ground, const Asking& asking, Responder answer)
{
    auto where = administered_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const RestaurantId restaurant = std::get<Profile>(where).id;
    auto key = read_key(ground, asking, "DELETE /api/restaurants/{id}/tables/");
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto to_come = read_to_come(asking);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const KnownTable table = table_numbered(ground, restaurant, number_in_path(asking.request, 1));
    const Text text = [message = asking.texts.table_deleted](const ShownTable&) {
        return json::serialize(json::object{{"message", message}});
    };
    FurnishRoom::Asked asked =
        asked_by(asking, restaurant, std::get<std::optional<RetryKey>>(key), text);
    asked.to_come = std::get<ToCome>(to_come);
    answer(said(ground, asking, restaurant, ground.furnish_room.remove(asked, table.table.uuid),
                text));
}

} // namespace maitred::http::hold
