// Which restaurants there are.
#include "adapters/storage/sql/restaurants.hpp"

#include "adapters/storage/sql/containing.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_restaurants = R"(
    SELECT id, CAST(uuid AS text), slug, name, time_zone, slot_minutes, total_tables, largest_party
      FROM restaurants)";

constexpr const char* in_order = " ORDER BY id";

constexpr const char* open_with_slug = " WHERE NOT closed AND slug = :value";

constexpr const char* open_with_uuid = " WHERE NOT closed AND uuid = :value";

constexpr const char* open_with_id = " WHERE NOT closed AND id = :value";

constexpr const char* select_open_ids = R"(
    SELECT id
      FROM restaurants
     WHERE NOT closed)";

constexpr const char* that_are_listed = " AND listed";

constexpr const char* that_are_not = " AND NOT listed";

constexpr const char* page = R"(
     ORDER BY id
     LIMIT :most OFFSET :skipped)";

std::vector<Restaurant> read_restaurants(soci::session& soci, const std::string& which,
                                         const std::optional<std::string>& value)
{
    long long id = 0;
    std::string uuid;
    HouseSettings settings;
    int slot = 0;
    soci::statement rows{soci};
    rows.exchange(soci::into(id));
    rows.exchange(soci::into(uuid));
    rows.exchange(soci::into(settings.slug));
    rows.exchange(soci::into(settings.name));
    rows.exchange(soci::into(settings.time_zone));
    rows.exchange(soci::into(slot));
    rows.exchange(soci::into(settings.total_tables));
    rows.exchange(soci::into(settings.largest_party));
    if (value)
        rows.exchange(soci::use(*value, "value"));
    rows.alloc();
    rows.prepare(select_restaurants + which);
    rows.define_and_bind();
    rows.execute();
    std::vector<Restaurant> restaurants;
    while (rows.fetch()) {
        settings.slot = std::chrono::minutes{slot};
        restaurants.push_back({{id}, Uuid::parse(uuid).value_or(Uuid{}), settings});
    }
    return restaurants;
}

std::optional<Restaurant> the_one(soci::session& soci, const char* which, const std::string& value)
{
    auto found = read_restaurants(soci, which, value);
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

} // namespace

std::vector<Restaurant> read_restaurants(soci::session& soci)
{
    return read_restaurants(soci, in_order, {});
}

std::optional<Restaurant> read_open_restaurant(soci::session& soci, std::string_view slug)
{
    return the_one(soci, open_with_slug, std::string{slug});
}

std::optional<Restaurant> read_open_restaurant(soci::session& soci, const Uuid& uuid)
{
    return the_one(soci, open_with_uuid, uuid.text());
}

std::optional<Restaurant> read_open_restaurant(soci::session& soci, RestaurantId id)
{
    return the_one(soci, open_with_id, std::to_string(id.number));
}

std::vector<RestaurantId> find_restaurants(soci::session& soci, const RestaurantFilter& filter,
                                           int limit, int offset)
{
    const std::string pattern = pattern_of(filter.containing);
    std::string text = select_open_ids;
    if (filter.listed)
        text += *filter.listed ? that_are_listed : that_are_not;
    if (!filter.containing.empty())
        text += " AND " + one_contains({"name", "shown_name", "address", "description"});
    long long id = 0;
    soci::statement rows{soci};
    rows.exchange(soci::into(id));
    if (!filter.containing.empty())
        rows.exchange(soci::use(pattern, "containing"));
    rows.exchange(soci::use(limit, "most"));
    rows.exchange(soci::use(offset, "skipped"));
    rows.alloc();
    rows.prepare(text + page);
    rows.define_and_bind();
    rows.execute();
    std::vector<RestaurantId> found;
    while (rows.fetch())
        found.push_back({id});
    return found;
}

} // namespace maitred::sql
