#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/furniture.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::floor {

namespace json = boost::json;

void get_tables(const Ground& ground, const Known& known, Responder answer)
{
    json::array list;
    for (const ShownTable& table : ground.see_floor(known.restaurant))
        list.push_back(shown(table));
    answer(show(list));
}

void get_table(const Ground& ground, const Known& known, Responder answer)
{
    const auto uuid = uuid_in_path(known.request, 1);
    const auto table =
        uuid ? ground.see_floor.table(known.restaurant, *uuid) : Reason::table_not_found;
    answer(table ? show(shown(*table)) : say_no(table.error(), {}));
}

void post_table(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "POST /restaurants/{id}/tables",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"table_number", "capacity", "position"});
    const auto wish = read_furniture(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto added = ground.furnish_room.add(asked(known, retry_key), wish);
    answer(added ? say_furnished(*added) : say_no(added.error(), wish.number));
}

void delete_table(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /restaurants/{id}/tables/{tid}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto uuid = uuid_in_path(known.request, 1);
    if (!uuid)
        return answer(say(404, "Table not found"));
    const auto text = [](const ShownTable&) {
        return std::string{R"({"message":"Table deleted successfully"})"};
    };
    const auto removed = ground.furnish_room.remove(
        asked(known, std::get<std::optional<RetryKey>>(key), text), *uuid);
    if (!removed && removed.error().reason == Reason::table_occupied)
        return answer(say(400, "Cannot delete an occupied table"));
    answer(removed ? Response{.body = text({})} : say_no(removed.error(), {}));
}

} // namespace maitred::http::floor
