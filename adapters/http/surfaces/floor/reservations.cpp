#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"
#include "adapters/http/text/local_time.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr int largest_party = 1'000; ///< the restaurant's own limit is the desk's to know
constexpr std::size_t longest_notes = 2'000;
constexpr const char* not_a_status = "This is not a status of a reservation";

std::string written(const Entry& entry, Instant now)
{
    return json::serialize(shown(entry.reservation, entry.table, now));
}

ReadTime clock_of(const Ground& ground, RestaurantId restaurant)
{
    return [&ground, restaurant](std::string_view text) {
        // Nearly all clients say an offset; only for others the zone is looked up.
        if (const auto time = read_local_time(text, ground.zones, "UTC");
            !time || read_local_time(text, ground.zones, "Etc/GMT+1") == time)
            return time;
        return read_local_time(text, ground.zones,
                               ground.storage.open(restaurant)->profile().time_zone);
    };
}

/// A phone or an e-mail, whichever it is.
void read_contact(Form& form, Contact& contact)
{
    const auto text = form.text("contact_info", 254);
    if (!text || trimmed(*text).empty())
        return;
    if (text->find('@') != std::string::npos) {
        if (const auto email = Email::of(*text)) {
            contact.email = *email;
            return;
        }
    }
    if (const auto phone = Phone::of(*text))
        contact.phone = *phone;
    else
        form.complain("contact_info", "A phone has 1 to 32 characters, an e-mail an @");
}

PartyTimes read_times(Form& form, const ReadTime& read)
{
    return {.checked_in = form.time("check_in_time", read),
            .seated = form.time("seated_time", read),
            .finished = form.time("finished_time", read)};
}

/// The wish for a table: by its UUID, or an explicit null for none.
TableWish read_table(const Ground& ground, RestaurantId restaurant, Form& form)
{
    const bool however_large = form.truth("force").value_or(false);
    if (form.is_null("assigned_table_id"))
        return Unassign{};
    const auto uuid = form.uuid("assigned_table_id");
    if (!uuid)
        return {};
    for (const KnownTable& known : ground.storage.open(restaurant)->tables())
        if (known.table.uuid == *uuid)
            return Assign{known.table.id, however_large};
    return Assign{TableId{}, however_large}; // no table of this restaurant: the desk says so
}

/// Sends the command to the desk, and answers with what the book says then.
void ask_desk(const Ground& ground, const Known& known, Instant day, Command command,
              std::optional<RetryKey> retry_key, std::function<std::string(const Entry&)> text,
              Responder answer)
{
    command.actor = actor_of(known.caller.account.id);
    if (retry_key)
        command.retry = Retry{std::move(*retry_key), text};
    ground.change_book(
        known.restaurant, day, std::move(command),
        {[answer, text](const Outcome<ChangeBook::Changed>& changed) {
             if (!changed)
                 return answer(say(changed.error()));
             if (const Repeated* repeated = std::get_if<Repeated>(&*changed))
                 return answer({.body = repeated->answer});
             answer({.body = text(std::get<Entry>(*changed))});
         },
         [answer, id = known.request.id, &observer = ground.observer](
             const std::exception_ptr& failure) { fail(id, observer, answer, failure); }});
}

} // namespace

void post_reservation(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "POST /restaurants/{id}/reservations",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"guest_name", "party_size"});
    const auto name = form.name("guest_name");
    const auto party = form.whole("party_size", 1, largest_party);
    const auto stage = form.word<StageName>("status", stage_of_status, not_a_status);
    const ReadTime clock = clock_of(ground, known.restaurant);
    const auto time = form.time("reservation_time", clock);
    const PartyTimes times = read_times(form, clock);
    const auto notes = form.text("notes", longest_notes, true);
    const TableWish table = read_table(ground, known.restaurant, form);
    std::optional<Contact> contact;
    if (name) {
        contact = Contact{.name = *name, .email = {}, .phone = {}, .notes = notes.value_or("")};
        read_contact(form, *contact);
    }
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    const Instant now = ground.clock.now();
    ask_desk(
        ground, known, time.value_or(now),
        {.wish =
             Enter{*party, *contact, time, stage.value_or(StageName::waitlisted), table, times}},
        retry_key, [now](const Entry& entry) { return written(entry, now); }, std::move(answer));
}

void put_reservation(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /restaurants/{id}/reservations/{rid}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    const auto uuid = uuid_in_path(known.request, 1);
    const auto party =
        uuid ? ground.storage.open(known.restaurant)->reservation(*uuid) : std::nullopt;
    if (!party)
        return answer(say(Refusal{Reason::not_found}));
    const ReadTime clock = clock_of(ground, known.restaurant);
    Amend amend{.id = party->id};
    amend.name = form.name("guest_name");
    amend.party = form.whole("party_size", 1, largest_party);
    amend.notes = form.is_null("notes") ? std::optional<std::string>{""}
                                        : form.text("notes", longest_notes, true);
    amend.time = form.time("reservation_time", clock);
    amend.stage = form.word<StageName>("status", stage_of_status, not_a_status);
    amend.table = read_table(ground, known.restaurant, form);
    amend.times = read_times(form, clock);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    // What the floor calls confirmed may be a hold, and stays one where nothing else is meant.
    if (amend.stage &&
        status_of(*amend.stage) == status_of(stage_at(party->stage, ground.clock.now())))
        amend.stage.reset();
    const Instant now = ground.clock.now();
    ask_desk(
        ground, known, party->sitting.start, {.wish = amend}, retry_key,
        [now](const Entry& entry) { return written(entry, now); }, std::move(answer));
}

void delete_reservation(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /restaurants/{id}/reservations/{rid}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto uuid = uuid_in_path(known.request, 1);
    const auto party =
        uuid ? ground.storage.open(known.restaurant)->reservation(*uuid) : std::nullopt;
    if (!party)
        return answer(say(Refusal{Reason::not_found}));
    ask_desk(
        ground, known, party->sitting.start, {.wish = Cancel{party->id}},
        std::get<std::optional<RetryKey>>(key),
        [](const Entry&) {
            return std::string{R"({"message":"Reservation cancelled successfully"})"};
        },
        std::move(answer));
}

} // namespace maitred::http::floor
