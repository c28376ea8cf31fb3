#include "tests/surfaces/house_under_test.hpp"

#include "adapters/http/text/query.hpp"

#include <future>

namespace maitred::test {
namespace {

desk::DeskSettings desk_settings(const Opening& opening)
{
    desk::DeskSettings settings;
    settings.past = opening.past;
    return settings;
}

} // namespace

HouseUnderTest::HouseUnderTest(const Opening& opening)
    : clock{at("12:00")}, settings{.slug = "cafe-fausse",
                                   .name = "Café Fausse",
                                   .time_zone = "UTC",
                                   .slot = std::chrono::minutes{opening.minutes},
                                   .total_tables = opening.tables,
                                   .largest_party = 10},
      restaurant{settled()},
      desk{{storage, clock, randomness, zones, measures, watch}, desk_settings(opening)},
      ready{storage, clock}, leave_newsletter{storage, seals, restaurant},
      router{surfaces(opening)}, rate_limit_{clock, opening.attempts_per_minute},
      dispatch_{rate_limit_, cross_origin_, observer}
{
}

RestaurantId HouseUnderTest::settled()
{
    return storage.settle_house(settings, clock.now()).house;
}

std::vector<http::Surface> HouseUnderTest::surfaces(const Opening& opening)
{
    auto ground = std::make_shared<const http::guest::Ground>(http::guest::Ground{
        .book_table = {desk, restaurant},
        .find_availability = {desk, restaurant},
        .list_reservations = {storage, restaurant},
        .join_newsletter = {storage, clock, restaurant},
        .leave_newsletter = {storage, seals, restaurant},
        .clock = clock,
        .seals = seals,
        .pool = workers,
        .observer = observer,
        .grid = every(opening.minutes),
        .largest_party = settings.largest_party,
        .admin_token = opening.admin_token,
    });
    return {
        http::guest::guest_surface(std::move(ground)),
        http::operations::operations_surface(
            {.live = "/health", .ready = "/ready"}, [this] { return ready(); }, workers, observer)};
}

Reply HouseUnderTest::ask(http::Method method, std::string_view target, std::string body,
                          Fields fields)
{
    const auto read = http::read_target(target);
    // No assertions here: Catch2's belong to one thread, and guests come from many.
    ensure(read.has_value(), "a test asks for a target that cannot be read");
    const http::Request request{.method = method,
                                .path = read->path,
                                .query = read->query,
                                .headers = std::move(fields),
                                .body = std::move(body),
                                .client_address = client_address,
                                .id = "a-request",
                                .path_values = {}};
    const auto given = std::make_shared<std::promise<http::Response>>();
    auto waiting = given->get_future();
    dispatch_.serve(router.find(method, request.path), request,
                    [given](http::Response response) { given->set_value(std::move(response)); });
    if (waiting.wait_for(std::chrono::seconds{20}) != std::future_status::ready)
        throw std::runtime_error{"nobody answered"};
    return reply_of(waiting.get());
}

Reply HouseUnderTest::get(std::string_view target, Fields fields)
{
    return ask(http::Method::get, target, {}, std::move(fields));
}

Reply HouseUnderTest::post(std::string_view target, std::string body, Fields fields)
{
    fields.emplace_back("content-type", "application/json");
    return ask(http::Method::post, target, std::move(body), std::move(fields));
}

Reply HouseUnderTest::book(std::string_view time, std::string_view email)
{
    return post("/api/reservations",
                boost::json::serialize(boost::json::object{
                    {"time", "2030-06-14T" + std::string{time} + ":00Z"},
                    {"guests", 2},
                    {"name", "Alex"},
                    {"email", boost::json::string_view{email.data(), email.size()}}}));
}

Reply HouseUnderTest::list(std::string_view query)
{
    return get("/api/reservations?" + std::string{query}, {{"authorization", "Bearer let me in"}});
}

std::string booking_with(std::string_view field, std::string_view value)
{
    auto body = json(R"({"time":"2030-06-14T19:12:00Z","guests":2,"name":"Alex",
                         "email":"alex@example.com","phone":"+34 600 123 456"})")
                    .as_object();
    body[{field.data(), field.size()}] = json(value);
    return boost::json::serialize(body);
}

} // namespace maitred::test
