#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr int most_seats = 100;
constexpr std::size_t longest_number = 20;
constexpr std::size_t longest_section = 60;

std::string written(const ShownTable& table)
{
    return json::serialize(shown(table));
}

void read_position(Form& form, std::optional<Position>& position)
{
    const json::object* given = form.object("position");
    if (!given)
        return;
    Form inner{*given};
    inner.require({"x", "y"});
    const auto x = inner.number("x", 0, 1);
    const auto y = inner.number("y", 0, 1);
    if (!inner.complaints().empty())
        return form.complain("position", "Input should have x and y from 0 to 1");
    position = Position{*x, *y};
}

FurnishRoom::TableWish read_furniture(Form& form)
{
    FurnishRoom::TableWish wish;
    wish.number = form.text("table_number", longest_number);
    if (wish.number && trimmed(*wish.number).empty())
        form.complain("table_number", "A table's number is not empty");
    wish.seats = form.whole("capacity", 1, most_seats);
    wish.shape = form.word<Shape>("shape", shape_named,
                                  "Input should be 'round', 'square', 'rectangle' or 'oval'");
    wish.section = form.is_null("section") ? std::optional<std::string>{""}
                                           : form.text("section", longest_section);
    read_position(form, wish.position);
    return wish;
}

Response say_no(const Refusal& refusal, const std::optional<std::string>& number)
{
    if (refusal.reason == Reason::table_number_taken)
        return say(400, "Table " + number.value_or("") + " already exists");
    if (refusal.reason == Reason::table_not_found)
        return say(404, "Table not found");
    return say(refusal);
}

Response say_furnished(const FurnishRoom::Furnished& furnished)
{
    if (const Repeated* repeated = std::get_if<Repeated>(&furnished))
        return {.body = repeated->answer};
    return {.body = written(std::get<ShownTable>(furnished))};
}

FurnishRoom::Asked asked(const Known& known, const std::optional<RetryKey>& key,
                         std::function<std::string(const ShownTable&)> text = written)
{
    FurnishRoom::Asked asked{known.restaurant, actor_of(known.caller.account.id)};
    if (key)
        asked.retry = Retried<ShownTable>{*key, std::move(text)};
    return asked;
}

/// What a table's status and guest are to be, beside what it is.
struct Seating {
    std::optional<TableStatus> status = {};
    std::optional<Reservation> guest = {};
    bool clear = false; ///< an explicit null: nobody is at the table any more
};

Seating read_seating(const Ground& ground, const Known& known, Form& form)
{
    Seating seating;
    seating.status = form.word<TableStatus>(
        "status", table_status_of,
        "Input should be 'available', 'occupied', 'reserved' or 'outOfService'");
    seating.clear = form.is_null("current_guest_id");
    if (const auto uuid = form.uuid("current_guest_id")) {
        seating.guest = ground.storage.open(known.restaurant)->reservation(*uuid);
        if (!seating.guest)
            form.complain("current_guest_id", "There is no such reservation");
    }
    return seating;
}

/// What is to be asked of the desk so that the table is as wished; nothing where it is so already.
struct Asking {
    std::optional<Command> command = {};
    std::optional<Response> refused = {};
};

Asking free_table(const Ground& ground, const Known& known, const ShownTable& table)
{
    if (!table.party)
        return {};
    const auto party = ground.storage.open(known.restaurant)->reservation(*table.party);
    if (!party)
        return {};
    if (table.status == TableStatus::occupied)
        return {.command = Command{Amend{.id = party->id, .stage = StageName::finished}}};
    return {.command = Command{Amend{.id = party->id, .table = Unassign{}}}};
}

Asking what_to_ask(const Ground& ground, const Known& known, const ShownTable& table,
                   const Seating& seating)
{
    const Assign here{table.table.id};
    const bool seats = seating.status == TableStatus::occupied;
    if (seating.guest) {
        if (table.party == seating.guest->uuid && (!seats || table.status == TableStatus::occupied))
            return {};
        Amend amend{.id = seating.guest->id, .table = here};
        if (seats)
            amend.stage = StageName::seated;
        return {.command = Command{amend}};
    }
    if (seats && table.status == TableStatus::occupied)
        return {};
    if (seats) {
        Enter walk_in{.party = 1,
                      .contact = {.name = *Name::of("Walk-in"), .email = {}, .phone = {}},
                      .time = std::nullopt,
                      .stage = StageName::seated,
                      .table = here};
        return {.command = Command{std::move(walk_in)}};
    }
    if (seating.status == TableStatus::reserved && table.status != TableStatus::reserved)
        return {.refused =
                    say(400, "A table is reserved for somebody: current_guest_id is missing")};
    if (seating.status == TableStatus::available || seating.clear)
        return free_table(ground, known, table);
    return {};
}

bool changes_anything(const FurnishRoom::TableWish& wish)
{
    return wish.number || wish.seats || wish.shape || wish.section || wish.position ||
           wish.out_of_order;
}

} // namespace

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

/// First what the book says of the table, then what the table is: the book may say no.
void put_table(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /restaurants/{id}/tables/{tid}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    auto wish = read_furniture(form);
    const Seating seating = read_seating(ground, known, form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const auto uuid = uuid_in_path(known.request, 1);
    const auto before =
        uuid ? ground.see_floor.table(known.restaurant, *uuid) : Reason::table_not_found;
    if (!before)
        return answer(say_no(before.error(), {}));
    if (seating.status == TableStatus::out_of_order)
        wish.out_of_order = true;
    else if (seating.status && before->table.out_of_order)
        wish.out_of_order = false;
    const bool back_in_order = wish.out_of_order == false;
    const auto furnish = [&] {
        return ground.furnish_room.change(asked(known, retry_key), *uuid, wish);
    };
    if (back_in_order) // nobody is seated at a table that is out of order
        if (const auto mended = furnish(); !mended)
            return answer(say_no(mended.error(), wish.number));
    Asking asking = what_to_ask(ground, known, *before, seating);
    if (asking.refused)
        return answer(std::move(*asking.refused));
    if (asking.command) {
        asking.command->actor = actor_of(known.caller.account.id);
        if (retry_key && !changes_anything(wish))
            asking.command->retry = Retry{*retry_key, [](const Entry&) { return std::string{}; }};
        const auto changed = ground.change_book.wait_for(known.restaurant, ground.clock.now(),
                                                         std::move(*asking.command));
        if (!changed)
            return answer(say_no(changed.error(), {}));
    }
    if (changes_anything(wish) && !back_in_order) {
        const auto furnished = furnish();
        return answer(furnished ? say_furnished(*furnished)
                                : say_no(furnished.error(), wish.number));
    }
    const auto after = ground.see_floor.table(known.restaurant, *uuid);
    answer(after ? show(shown(*after)) : say_no(after.error(), {}));
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
