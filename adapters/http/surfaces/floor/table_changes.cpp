// A table is furnished anew and, with the same request, given to a party or taken from one.
#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/furniture.hpp"

#include <algorithm>

namespace maitred::http::floor {
namespace {

constexpr std::chrono::hours answers_are_kept{24};

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

/// What was answered to this request before, or that it was another request.
std::optional<Response> kept_answer(const Ground& ground, const Known& known,
                                    const std::optional<RetryKey>& key)
{
    if (!key)
        return std::nullopt;
    const auto kept = ground.storage.open(known.restaurant)
                          ->kept_answers({&*key, 1}, ground.clock.now() - answers_are_kept);
    if (kept.empty())
        return std::nullopt;
    if (kept.front().retry_key.fingerprint != key->fingerprint)
        return say(Refusal{Reason::retry_key_reused});
    return Response{.body = kept.front().answer};
}

/// The room has the last word on this; asked before, so that nobody is seated in vain.
bool number_is_taken(const Ground& ground, const Known& known, const Uuid& table,
                     const std::optional<std::string>& number)
{
    const auto floor = ground.see_floor(known.restaurant);
    return number && std::any_of(floor.begin(), floor.end(), [&](const ShownTable& other) {
               return other.table.uuid != table && other.table.number == *number;
           });
}

/// How the table will stand once the book says this of one party.
std::function<std::string(const Entry&)> table_after(const Ground& ground, const Known& known,
                                                     const Table& table)
{
    const Instant now = ground.clock.now();
    const auto parties =
        parties_to_be_seen(*ground.storage.open(known.restaurant), {&table.id, 1}, now);
    return [table, now, parties](const Entry& entry) {
        std::vector<const Reservation*> there = {&entry.reservation};
        for (const Reservation& party : parties)
            if (party.id != entry.reservation.id)
                there.push_back(&party);
        return written(show(table, there, now));
    };
}

/// What the book says, where that is an answer already. Nobody is seated at a table that is out
/// of order, so it is mended first, and is as it was where the book says no.
std::optional<Response> ask_the_book(const Ground& ground, const Known& known,
                                     const ShownTable& before, FurnishRoom::TableWish& wish,
                                     const std::optional<RetryKey>& key, Command command)
{
    const bool mended = wish.out_of_order == false;
    const auto flag = [&](bool out_of_order) {
        return ground.furnish_room.change(asked(known, std::nullopt), before.table.uuid,
                                          {.out_of_order = out_of_order});
    };
    if (mended) {
        if (const auto furnished = flag(false); !furnished)
            return say_no(furnished.error(), {});
        wish.out_of_order.reset();
    }
    command.actor = actor_of(known.caller.account.id);
    if (key && !changes_anything(wish)) {
        Table table = before.table;
        table.out_of_order = table.out_of_order && !mended;
        command.retry = Retry{*key, table_after(ground, known, table)};
    }
    const auto changed =
        ground.change_book.wait_for(known.restaurant, ground.clock.now(), std::move(command));
    if (!changed && mended)
        (void)flag(true);
    if (!changed)
        return say_no(changed.error(), {});
    if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
        return Response{.body = repeated->answer};
    return std::nullopt;
}

} // namespace

/// First what the book says of the table, then what the table is: the book may say no, and then
/// nothing was changed.
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
    if (auto kept = kept_answer(ground, known, retry_key))
        return answer(std::move(*kept));
    const auto uuid = uuid_in_path(known.request, 1);
    const auto before =
        uuid ? ground.see_floor.table(known.restaurant, *uuid) : Reason::table_not_found;
    if (!before)
        return answer(say_no(before.error(), {}));
    if (number_is_taken(ground, known, *uuid, wish.number))
        return answer(say_no(Refusal{Reason::table_number_taken}, wish.number));
    Asking asking = what_to_ask(ground, known, *before, seating);
    if (asking.refused)
        return answer(std::move(*asking.refused));
    if (seating.status == TableStatus::out_of_order)
        wish.out_of_order = true;
    else if (seating.status && before->table.out_of_order)
        wish.out_of_order = false;
    if (asking.command) {
        if (auto said = ask_the_book(ground, known, *before, wish, retry_key, *asking.command))
            return answer(std::move(*said));
    }
    if (changes_anything(wish)) {
        const auto furnished = ground.furnish_room.change(asked(known, retry_key), *uuid, wish);
        return answer(furnished ? say_furnished(*furnished)
                                : say_no(furnished.error(), wish.number));
    }
    const auto after = ground.see_floor.table(known.restaurant, *uuid);
    answer(after ? show(shown(*after)) : say_no(after.error(), {}));
}

} // namespace maitred::http::floor
