#include "adapters/storage/sql/event_json.hpp"

#include "adapters/storage/sql/time.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::sql {

std::string event_json(const Reservation& reservation)
{
    namespace json = boost::json;
    json::object body{{"id", reservation.id.number},
                      {"uuid", reservation.uuid.text()},
                      {"name", reservation.contact.name.text()},
                      {"party", reservation.party},
                      {"starts_at", stored(reservation.sitting.start)},
                      {"ends_at", stored(reservation.sitting.end)},
                      {"stage", text_of(name_of(reservation.stage))},
                      {"source", text_of(reservation.source)}};
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
    return json::serialize(body);
}

} // namespace maitred::sql
