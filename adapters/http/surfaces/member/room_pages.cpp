#include "adapters/http/surfaces/member/room_pages.hpp"

#include "adapters/http/surfaces/member/dto.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_number = 20;
constexpr std::size_t most_listed = 100;

/// In the order of their sittings.
std::vector<Reservation> read_in_order(StorageSession& session, const Refusal& refusal)
{
    const std::size_t count = std::min(refusal.in_the_way.size(), most_listed);
    auto bookings = session.reservations(std::span{refusal.in_the_way}.first(count));
    std::sort(bookings.begin(), bookings.end(), [](const auto& one, const auto& other) {
        return std::pair{one.sitting, one.id} < std::pair{other.sitting, other.id};
    });
    return bookings;
}

} // namespace

const KnownTable* table_called(const std::vector<KnownTable>& tables, std::string_view number)
{
    const KnownTable* removed = nullptr;
    for (const KnownTable& known : tables) {
        if (known.table.number != number)
            continue;
        if (known.in_service)
            return &known;
        removed = &known;
    }
    return removed;
}

std::string_view number_of(const std::vector<KnownTable>& tables, std::optional<TableId> table)
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const KnownTable& known) {
        return known.table.id == table;
    });
    return found == tables.end() ? std::string_view{} : found->table.number;
}

std::optional<std::string> read_table_number(Form& form)
{
    const json::value* value = form.find("table_number");
    if (value && value->is_int64())
        return std::to_string(value->get_int64());
    const auto text = form.text("table_number", longest_number);
    if (!text)
        return std::nullopt;
    if (trimmed(*text).empty()) {
        form.complain("table_number", "A table's number is not empty");
        return std::nullopt;
    }
    return std::string{trimmed(*text)};
}

Response say_in_the_way(const Ground& ground, const Refusal& refusal)
{
    const auto session = ground.storage.open(ground.house);
    const WallClock clock{ground.zones, session->profile().time_zone};
    const std::vector<KnownTable> tables = session->tables();
    json::array list;
    for (const Reservation& booking : read_in_order(*session, refusal))
        list.push_back(shown(booking, number_of(tables, booking.table), clock, ground.clock.now()));
    return {.status = 409,
            .body = json::serialize(json::object{{"detail", "Bookings to come are in the way"},
                                                 {"bookings", std::move(list)},
                                                 {"total", refusal.in_the_way.size()}})};
}

} // namespace maitred::http::member
