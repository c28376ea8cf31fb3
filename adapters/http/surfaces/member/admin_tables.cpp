#include "adapters/http/surfaces/member/dto.hpp"
#include "adapters/http/surfaces/member/room_pages.hpp"
#include "adapters/http/text/decimal.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr int most_seats = 100;
constexpr std::size_t longest_name = 120;
constexpr std::size_t longest_type = 60;

std::optional<std::string> text_or_none(Form& form, const char* field, std::size_t longest)
{
    return form.is_null(field) ? std::optional<std::string>{""} : form.text(field, longest);
}

FurnishRoom::TableWish read_table(Form& form)
{
    FurnishRoom::TableWish wish;
    wish.number = read_table_number(form);
    wish.seats = form.whole("seats", 1, most_seats);
    wish.name = text_or_none(form, "name", longest_name);
    wish.kind = text_or_none(form, "table_type", longest_type);
    wish.location_x = form.number("location_x", -farthest, farthest);
    wish.location_y = form.number("location_y", -farthest, farthest);
    wish.in_service = form.truth("is_active");
    return wish;
}

/// A path names a table by its number; failing that by its id.
const KnownTable* table_in(const Request& request, const std::vector<KnownTable>& tables)
{
    const std::string& text = request.path_values.at(0);
    if (const KnownTable* called = table_called(tables, text))
        return called;
    const auto id = read_decimal(text, 1);
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const KnownTable& known) {
        return known.table.id.number == id;
    });
    return found == tables.end() ? nullptr : &*found;
}

using Text = std::function<std::string(const ShownTable&)>;

FurnishRoom::Asked asked(const Ground& ground, const Known& known,
                         const std::optional<RetryKey>& key, Text text)
{
    FurnishRoom::Asked asked{ground.house, actor_of(known.caller.account.id)};
    if (key)
        asked.retry = Retried<ShownTable>{*key, std::move(text)};
    return asked;
}

Text written(bool active)
{
    return [active](const ShownTable& one) { return json::serialize(shown(one.table, active)); };
}

Response said(const Ground& ground, const Outcome<FurnishRoom::Furnished>& furnished,
              const Text& text)
{
    if (!furnished && furnished.error().reason == Reason::bookings_in_the_way)
        return say_in_the_way(ground, furnished.error());
    if (!furnished)
        return say(furnished.error(), "Table");
    if (const Repeated* repeated = std::get_if<Repeated>(&*furnished))
        return {.body = repeated->answer};
    return {.body = text(std::get<ShownTable>(*furnished))};
}

void list_tables(const Ground& ground, const Known& known, bool removed_too, Responder answer)
{
    const auto page = read_page(known.request, most_shown); // a room is seen whole, if it can be
    if (const Response* refused = std::get_if<Response>(&page))
        return answer(*refused);
    std::vector<KnownTable> tables = ground.storage.open(ground.house)->tables();
    if (!removed_too)
        std::erase_if(tables, [](const KnownTable& one) { return !one.in_service; });
    answer(show_page(known.request, std::get<Page>(page), tables,
                     [](const KnownTable& one) { return shown(one.table, one.in_service); }));
}

} // namespace

void get_tables(const Ground& ground, const Known& known, Responder answer)
{
    list_tables(ground, known, true, std::move(answer));
}

void get_active_tables(const Ground& ground, const Known& known, Responder answer)
{
    list_tables(ground, known, false, std::move(answer));
}

void post_table(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "POST /api/v1/admin/tables",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    form.require({"table_number", "seats"});
    const auto wish = read_table(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const Text text = written(true);
    answer(said(ground, ground.furnish_room.add(asked(ground, known, key, text), wish), text));
}

/// A table that is not known has no UUID, and the house says that there is none: after it has
/// looked whether this was answered before, when the table still had its former number.
void put_table(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /api/v1/admin/tables/{id}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    const auto wish = read_table(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto to_come = read_to_come(known.request);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const std::vector<KnownTable> tables = ground.storage.open(ground.house)->tables();
    const KnownTable* table = table_in(known.request, tables);
    const Text text = written(wish.in_service.value_or(table && table->in_service));
    FurnishRoom::Asked change = asked(ground, known, key, text);
    change.to_come = std::get<ToCome>(to_come);
    answer(said(ground,
                ground.furnish_room.change(change, table ? table->table.uuid : Uuid{}, wish),
                text));
}

void delete_table(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /api/v1/admin/tables/{id}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto to_come = read_to_come(known.request);
    if (const Response* refused = std::get_if<Response>(&to_come))
        return answer(*refused);
    const std::vector<KnownTable> tables = ground.storage.open(ground.house)->tables();
    const KnownTable* table = table_in(known.request, tables);
    const Text text = [](const ShownTable&) {
        return std::string{R"({"message":"Table deleted successfully"})"};
    };
    FurnishRoom::Asked removal = asked(ground, known, std::get<std::optional<RetryKey>>(key), text);
    removal.to_come = std::get<ToCome>(to_come);
    answer(said(ground, ground.furnish_room.remove(removal, table ? table->table.uuid : Uuid{}),
                text));
}

} // namespace maitred::http::member
