#include "adapters/storage/sql/event_json.hpp"

#include "adapters/storage/sql/time.hpp"

#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

namespace maitred::sql {
namespace {

namespace json = boost::json;

void add(json::object& body, const char* key, const std::optional<Instant>& time)
{
    if (time)
        body[key] = stored(*time);
}

std::optional<Instant> time_in(const json::object& body, const char* key)
{
    const json::value* value = body.if_contains(key);
    return value ? std::optional{instant(value->as_int64())} : std::nullopt;
}

void add(json::object& body, const char* key, const std::optional<Position>& place)
{
    if (place)
        body[key] = json::object{{"x", place->x}, {"y", place->y}};
}

std::optional<Position> place_in(const json::object& body, const char* key)
{
    const json::value* at = body.if_contains(key);
    if (!at)
        return std::nullopt;
    return Position{at->at("x").to_number<double>(), at->at("y").to_number<double>()};
}

std::string text_in(const json::object& body, const char* key)
{
    const json::value* value = body.if_contains(key);
    return value ? std::string{value->as_string()} : std::string{};
}

int number_in(const json::object& body, const char* key)
{
    const json::value* value = body.if_contains(key);
    return value ? static_cast<int>(value->as_int64()) : 0;
}

template <class Read> auto known(const Read& read)
{
    if (!read)
        throw std::runtime_error{"an event tells of something impossible"};
    return *read;
}

template <class Text> std::optional<Text> maybe(const json::object& body, const char* key)
{
    const std::string text = text_in(body, key);
    if (text.empty())
        return std::nullopt;
    return known(Text::of(text));
}

Language language_in(const json::object& body)
{
    return body.contains("language") ? known(language_named(text_in(body, "language")))
                                     : Language::english;
}

json::object parsed(const std::string& text)
{
    return json::parse(text).as_object();
}

} // namespace

std::string event_json(const Reservation& reservation)
{
    json::object body{{"id", reservation.id.number},
                      {"uuid", reservation.uuid.text()},
                      {"name", reservation.contact.name.text()},
                      {"party", reservation.party},
                      {"starts_at", stored(reservation.sitting.start)},
                      {"ends_at", stored(reservation.sitting.end)},
                      {"stage", text_of(name_of(reservation.stage))},
                      {"stage_at", stored(reached_at(reservation.stage))},
                      {"source", text_of(reservation.source)},
                      {"made_at", stored(reservation.made_at)},
                      {"changed_at", stored(reservation.changed_at)}};
    if (reservation.table)
        body["table_id"] = reservation.table->number;
    if (reservation.pinned)
        body["pinned"] = true;
    if (const Held* held = std::get_if<Held>(&reservation.stage))
        body["held_until"] = stored(held->until);
    if (reservation.contact.email)
        body["email"] = reservation.contact.email->text();
    if (reservation.contact.phone)
        body["phone"] = reservation.contact.phone->text();
    if (!reservation.contact.notes.empty())
        body["notes"] = reservation.contact.notes;
    add(body, "planned_at", reservation.planned);
    add(body, "checked_in_at", reservation.times.checked_in);
    add(body, "seated_at", reservation.times.seated);
    add(body, "finished_at", reservation.times.finished);
    if (reservation.member)
        body["member_id"] = reservation.member->number;
    if (!reservation.occasion.empty())
        body["occasion"] = reservation.occasion;
    body["language"] = text_of(reservation.language);
    body["revision"] = reservation.revision;
    return json::serialize(body);
}

Reservation reservation_in(const std::string& text, Instant at)
{
    const json::object body = parsed(text);
    const Instant start = instant(body.at("starts_at").as_int64());
    const json::value* table = body.if_contains("table_id");
    const json::value* member = body.if_contains("member_id");
    const auto source = known(source_named(text_in(body, "source")));
    std::optional<Instant> planned = time_in(body, "planned_at");
    if (!planned && source != Source::walk_in)
        planned = start;
    return {.id = {body.at("id").as_int64()},
            .uuid = known(Uuid::parse(text_in(body, "uuid"))),
            .contact = {.name = known(Name::of(text_in(body, "name"))),
                        .email = maybe<Email>(body, "email"),
                        .phone = maybe<Phone>(body, "phone"),
                        .notes = text_in(body, "notes")},
            .party = static_cast<int>(body.at("party").as_int64()),
            .sitting = {start, instant(body.at("ends_at").as_int64())},
            .table = table ? std::optional{TableId{table->as_int64()}} : std::nullopt,
            .pinned = body.contains("pinned"),
            .stage = stage_of(known(stage_named(text_in(body, "stage"))),
                              time_in(body, "stage_at").value_or(at),
                              time_in(body, "held_until").value_or(at)),
            .source = source,
            .made_at = time_in(body, "made_at").value_or(at),
            .changed_at = time_in(body, "changed_at").value_or(at),
            .planned = planned,
            .times = {.checked_in = time_in(body, "checked_in_at"),
                      .seated = time_in(body, "seated_at"),
                      .finished = time_in(body, "finished_at")},
            .member = member ? std::optional{AccountId{member->as_int64()}} : std::nullopt,
            .occasion = text_in(body, "occasion"),
            .language = language_in(body),
            .revision = number_in(body, "revision")};
}

std::string event_json(const ShownTable& shown)
{
    const Table& table = shown.table;
    json::object body{{"id", table.id.number},
                      {"uuid", table.uuid.text()},
                      {"number", table.number},
                      {"seats", table.seats},
                      {"shape", text_of(table.shape)},
                      {"section", table.section},
                      {"out_of_order", table.out_of_order},
                      {"status", text_of(shown.status)},
                      {"made_at", stored(table.made_at)},
                      {"changed_at", stored(table.changed_at)}};
    if (!table.name.empty())
        body["name"] = table.name;
    if (!table.kind.empty())
        body["kind"] = table.kind;
    add(body, "position", table.position);
    add(body, "location", table.location);
    if (shown.party)
        body["party"] = shown.party->text();
    return json::serialize(body);
}

ShownTable table_in(const std::string& text)
{
    const json::object body = parsed(text);
    ShownTable shown{.table = {.id = {body.at("id").as_int64()},
                               .number = text_in(body, "number"),
                               .seats = static_cast<int>(body.at("seats").as_int64()),
                               .uuid = known(Uuid::parse(text_in(body, "uuid"))),
                               .shape = known(shape_named(text_in(body, "shape"))),
                               .section = text_in(body, "section"),
                               .position = place_in(body, "position"),
                               .out_of_order = body.at("out_of_order").as_bool(),
                               .made_at = instant(body.at("made_at").as_int64()),
                               .changed_at = instant(body.at("changed_at").as_int64()),
                               .name = text_in(body, "name"),
                               .kind = text_in(body, "kind"),
                               .location = place_in(body, "location")},
                     .status = known(table_status_named(text_in(body, "status")))};
    if (body.contains("party"))
        shown.party = known(Uuid::parse(text_in(body, "party")));
    return shown;
}

std::string event_json(const Facts& facts)
{
    json::object body;
    for (const auto& [name, value] : facts)
        body[name] = value;
    return json::serialize(body);
}

Facts facts_in(const std::string& text)
{
    Facts facts;
    for (const auto& [name, value] : parsed(text))
        facts.emplace(std::string{name}, std::string{value.as_string()});
    return facts;
}

} // namespace maitred::sql
