#include "tests/contract/house.hpp"

#include <algorithm>

namespace maitred {
namespace {

HouseSettings settings_of(const std::string& slug, int tables, int slot_minutes)
{
    return {.slug = slug,
            .name = "Café " + slug,
            .time_zone = "Europe/Paris",
            .slot = std::chrono::minutes{slot_minutes},
            .total_tables = tables,
            .largest_party = 10};
}

} // namespace

Draft& Draft::make(const Reservation& reservation)
{
    batch_.changes.events.push_back(
        {EventKind::reservation_made, "guest", batch_.at, std::nullopt, reservation});
    add_claims(batch_.changes.taken, reservation);
    recount(batch_.changes.figures, grid_, std::nullopt, reservation);
    return *this;
}

Draft& Draft::change(EventKind kind, const Reservation& before, const Reservation& after)
{
    batch_.changes.events.push_back({kind, "guest", batch_.at, before, after});
    recount(batch_.changes.figures, grid_, before, after);
    std::set<Claim> had;
    std::set<Claim> has;
    add_claims(had, before);
    add_claims(has, after);
    for (const Claim& claim : had)
        if (!has.contains(claim) && batch_.changes.taken.erase(claim) == 0)
            batch_.changes.freed.insert(claim);
    for (const Claim& claim : has)
        if (!had.contains(claim) && batch_.changes.freed.erase(claim) == 0)
            batch_.changes.taken.insert(claim);
    return *this;
}

Draft& Draft::keep(const std::string& key, const std::string& answer)
{
    batch_.changes.kept.push_back({{"guest post", key, "fingerprint"}, answer, batch_.at});
    return *this;
}

Draft& Draft::as_if_read_at(UtcDate date, std::int64_t version)
{
    for (DayStep& step : batch_.days)
        if (step.date == date)
            step.from_version = version;
    return *this;
}

Draft& Draft::as_if_in_room(std::int64_t version)
{
    batch_.room_version = version;
    return *this;
}

Draft& Draft::without_claims()
{
    batch_.changes.taken.clear();
    batch_.changes.freed.clear();
    return *this;
}

void Draft::add_claims(std::set<Claim>& claims, const Reservation& reservation) const
{
    if (!reservation.table || !takes_a_table(name_of(reservation.stage)))
        return;
    for (const Claim& claim :
         claims_of(grid_, reservation.sitting, *reservation.table, reservation.id))
        claims.insert(claim);
}

House::House(Storage& storage, const std::string& slug, int tables)
    : storage_{storage}, slug_{slug}, id_{settle(tables).house}
{
}

HouseReport House::settle(int tables, int slot_minutes)
{
    return storage_.settle_house(settings_of(slug_, tables, slot_minutes), today());
}

Reservation House::party(Instant start, int table_number, const Contact& contact)
{
    return party(Window{start, start + std::chrono::minutes{30}}, table_number, contact);
}

Reservation House::party(const Window& sitting, int table_number, const Contact& contact)
{
    return {.id = storage_.number_reservations(1).front(),
            .uuid = fresh_uuid(id_),
            .contact = contact,
            .party = 2,
            .sitting = sitting,
            .table = table(table_number),
            .stage = Confirmed{today()},
            .source = Source::guest_surface,
            .made_at = today()};
}

TableId House::table(int number) const
{
    const Room room = open()->room();
    const auto found = std::find_if(room.tables.begin(), room.tables.end(), [&](const Table& one) {
        return one.number == std::to_string(number);
    });
    ensure(found != room.tables.end(), "a test names a table that is in service");
    return found->id;
}

Draft House::draft(const std::vector<UtcDate>& dates)
{
    const auto session = open();
    const Room room = session->room();
    Batch batch{.id = fresh_uuid(id_),
                .at = today(),
                .room_version = room.version,
                .days = {},
                .changes = {}};
    for (const UtcDate date : dates)
        batch.days.push_back({date, session->day(date).version});
    return {room.grid, batch};
}

Committed House::commit(const std::vector<Reservation>& reservations)
{
    const SlotGrid grid = open()->room().grid;
    std::set<UtcDate> dates;
    for (const Reservation& reservation : reservations)
        for (const UtcDate date : dates_touched(grid, reservation.sitting))
            dates.insert(date);
    Draft booking = draft({dates.begin(), dates.end()});
    for (const Reservation& reservation : reservations)
        booking.make(reservation);
    return commit(booking);
}

std::int64_t House::version(UtcDate date) const
{
    return open()->day(date).version;
}

std::vector<Reservation> House::known(const std::vector<Reservation>& reservations) const
{
    std::vector<ReservationId> ids;
    for (const Reservation& reservation : reservations)
        ids.push_back(reservation.id);
    std::vector<Reservation> found = open()->reservations(ids);
    std::sort(found.begin(), found.end(),
              [](const auto& one, const auto& other) { return one.id < other.id; });
    return found;
}

std::optional<Reservation> House::stored(const Reservation& reservation) const
{
    const std::vector<Reservation> found = known({reservation});
    if (found.empty())
        return std::nullopt;
    return found.front();
}

ReservationPage House::list(const ReservationFilter& filter, int page, int size) const
{
    return open()->list(filter, page, size);
}

std::vector<std::string> House::findings() const
{
    const auto session = open();
    return verify(session->audit(), session->room().grid, today());
}

BookAudit contents(const House& house)
{
    BookAudit audit = house.open()->audit();
    std::sort(audit.reservations.begin(), audit.reservations.end(),
              [](const auto& one, const auto& other) { return one.id < other.id; });
    std::sort(audit.claims.begin(), audit.claims.end());
    std::sort(audit.guests.begin(), audit.guests.end());
    std::sort(audit.blocks.begin(), audit.blocks.end(),
              [](const auto& one, const auto& other) { return one.id < other.id; });
    return audit;
}

bool operator==(const BookAudit& one, const BookAudit& other)
{
    return one.reservations == other.reservations && one.claims == other.claims &&
           one.days == other.days && one.guests == other.guests &&
           one.event_sequence == other.event_sequence &&
           one.last_event_sequence == other.last_event_sequence && one.blocks == other.blocks &&
           one.figures == other.figures;
}

Reservation with_stage(Reservation reservation, Stage stage)
{
    reservation.stage = stage;
    return reservation;
}

Reservation given_up(Reservation reservation, Stage stage)
{
    reservation.stage = stage;
    reservation.table = std::nullopt;
    return reservation;
}

Uuid fresh_uuid(RestaurantId restaurant)
{
    static std::atomic<std::uint64_t> last = 1'000'000; // the house's own tables count from 1
    return Uuid::time_ordered(today(), restaurant, ++last);
}

} // namespace maitred
