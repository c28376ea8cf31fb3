#include "tests/surfaces/floor/floor_under_test.hpp"

#include "adapters/http/surfaces/floor/frames.hpp"
#include "adapters/http/surfaces/guest/guest_surface.hpp"
#include "adapters/http/text/query.hpp"
#include "core/people/staff_rules.hpp"
#include "core/usecases/do_what_is_due.hpp"

#include <future>

namespace maitred::test {
namespace {

constexpr std::chrono::minutes token_lifetime{30};

std::string path_of(const Person& person, const std::string& path)
{
    return path.starts_with('/') ? path : "/restaurants/" + person.restaurant + "/" + path;
}

void report(const std::string& sentence)
{
    ensure(false, sentence.c_str());
}

} // namespace

Reply Person::ask(http::Method method, const std::string& path, std::string text,
                  Fields fields) const
{
    fields.emplace_back("authorization", "Bearer " + token);
    if (!text.empty())
        fields.emplace_back("content-type", "application/json");
    return floor->ask(method, path_of(*this, path), std::move(text), std::move(fields));
}

Reply Person::get(const std::string& path) const
{
    return ask(http::Method::get, path);
}

Reply Person::post(const std::string& path, std::string text, Fields fields) const
{
    return ask(http::Method::post, path, std::move(text), std::move(fields));
}

Reply Person::put(const std::string& path, std::string text, Fields fields) const
{
    return ask(http::Method::put, path, std::move(text), std::move(fields));
}

Reply Person::remove(const std::string& path, Fields fields) const
{
    return ask(http::Method::delete_, path, {}, std::move(fields));
}

std::string Person::table(const std::string& number, int capacity) const
{
    const auto reply = post("tables", body({{"table_number", number},
                                            {"capacity", capacity},
                                            {"position", {{"x", 0.25}, {"y", 0.5}}}}));
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return reply.word("/id");
}

std::string Person::expects(const std::string& name, const std::string& time, int party) const
{
    const auto reply =
        post("reservations", body({{"guest_name", name},
                                   {"party_size", party},
                                   {"status", "confirmed"},
                                   {"reservation_time", "2030-06-14T" + time + ":00Z"}}));
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return reply.word("/id");
}

Reply Person::amend(const std::string& party, std::string text) const
{
    return put("reservations/" + party, std::move(text));
}

FloorUnderTest::FloorUnderTest(int tables_of_the_house, unsigned attempts_per_minute)
    : house{settled(tables_of_the_house)},
      feed{storage, clock, http::floor::render_frames(), report},
      desk_{{storage, clock, randomness, zones, measures, bell_}, desk::DeskSettings{}},
      rate_limit_{clock, attempts_per_minute}, dispatch_{rate_limit_, cross_origin_, observer},
      router{surfaces()}, ada{founder_of("Chez Ada", "ada@example.com")}
{
}

FloorUnderTest::~FloorUnderTest()
{
    workers_.close();
    password_pool_.close();
}

RestaurantId FloorUnderTest::settled(int tables)
{
    return storage
        .settle_house({.slug = "cafe-fausse",
                       .name = "Café Fausse",
                       .time_zone = "UTC",
                       .slot = std::chrono::minutes{30},
                       .total_tables = tables,
                       .largest_party = 10},
                      clock.now())
        .house;
}

http::Surface FloorUnderTest::floor_surface()
{
    const NewPasswords new_passwords{passwords, PasswordRule::any};
    return http::floor::floor_surface(
        std::make_shared<const http::floor::Ground>(http::floor::Ground{
            .register_restaurant = {*accounts, new_passwords, randomness, clock, house},
            .log_in = {*accounts, passwords, FloorTokens{tokens, token_lifetime}, seals, clock},
            .authenticate = {tokens, standings, clock},
            .hire_staff = {*accounts, new_passwords, randomness, clock},
            .see_staff = SeeStaff{*accounts},
            .change_staff = {*accounts, standings, new_passwords, clock},
            .remove_staff = {*accounts, standings, clock},
            .change_password =
                ChangePassword{{*accounts, standings, passwords, new_passwords, seals, clock}},
            .change_book = ChangeBook{desk_},
            .see_floor = {storage, clock},
            .furnish_room = FurnishRoom{{storage, desk_, clock, randomness, bell_}},
            .change_settings = ChangeSettings{{storage, desk_, clock, zones, bell_, house}},
            .storage = storage,
            .restaurants = restaurants,
            .accounts = *accounts,
            .clock = clock,
            .zones = zones,
            .seals = seals,
            .randomness = randomness,
            .live_events = feed,
            .pool = workers_,
            .password_pool = password_pool_,
            .observer = observer,
            .token_lifetime = token_lifetime,
        }));
}

std::vector<http::Surface> FloorUnderTest::surfaces()
{
    auto guests = std::make_shared<const http::guest::Ground>(http::guest::Ground{
        .book_table = {desk_, house},
        .find_availability = {desk_, house},
        .list_reservations = {storage, house},
        .join_newsletter = {storage, clock, house},
        .leave_newsletter = {storage, seals, house},
        .clock = clock,
        .seals = seals,
        .pool = workers_,
        .observer = observer,
        .grid = half_hours(),
        .largest_party = 10,
        .admin_token = "let me in",
    });
    return {http::guest::guest_surface(std::move(guests)), floor_surface()};
}

Reply FloorUnderTest::ask(http::Method method, std::string_view target, std::string text,
                          Fields fields)
{
    const auto read = http::read_target(target);
    ensure(read.has_value(), "a test asks for a target that cannot be read");
    const http::Destination destination = router.find(method, read->path);
    const http::Request request{.method = method,
                                .path = read->path,
                                .query = read->query,
                                .headers = std::move(fields),
                                .body = std::move(text),
                                .client_address = client_address,
                                .id = "a-request",
                                .path_values = destination.path_values};
    const auto given = std::make_shared<std::promise<http::Response>>();
    auto waiting = given->get_future();
    dispatch_.serve(destination, request,
                    [given](http::Response response) { given->set_value(std::move(response)); });
    if (waiting.wait_for(std::chrono::seconds{20}) != std::future_status::ready)
        throw std::runtime_error{"nobody answered"};
    return reply_of(waiting.get());
}

Reply FloorUnderTest::post(std::string_view target, std::string text, Fields fields)
{
    fields.emplace_back("content-type", "application/json");
    return ask(http::Method::post, target, std::move(text), std::move(fields));
}

Reply FloorUnderTest::get(std::string_view target, Fields fields)
{
    return ask(http::Method::get, target, {}, std::move(fields));
}

Person FloorUnderTest::founder_of(const std::string& name, const std::string& email)
{
    const auto reply =
        post("/auth/register",
             body({{"restaurant_name", name}, {"email", email}, {"password", good_password}}));
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return logged_in(email);
}

Person FloorUnderTest::hired_by(const Person& owner, const std::string& role,
                                const std::string& email)
{
    const auto reply = owner.post(
        "/auth/staff", body({{"email", email}, {"password", good_password}, {"role", role}}));
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return logged_in(email);
}

Person FloorUnderTest::owner_of_the_house(const std::string& email)
{
    const Instant now = clock.now();
    const Account owner{.id = {},
                        .uuid = Uuid::time_ordered(now, {}, randomness.draw()),
                        .audience = Audience::floor,
                        .email = *Email::of(email),
                        .first_name = "Olive",
                        .password_hash = passwords.hash(good_password),
                        .made_at = now};
    const Deed deed{EventKind::staff_added,      "operator", now, "account", 0, {},
                    facts_of(owner, Role::owner)};
    REQUIRE(accounts->hire(house, owner, Role::owner, deed, std::nullopt,
                           [](const Account&) { return std::string{}; }));
    return logged_in(email);
}

Reply FloorUnderTest::login(const std::string& email, const std::string& password)
{
    return post("/auth/login", body({{"email", email}, {"password", password}}));
}

Person FloorUnderTest::logged_in(const std::string& email, const std::string& password)
{
    const auto reply = login(email, password);
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return {this, reply.word("/restaurant_id"), reply.word("/user_id"), reply.word("/access_token"),
            email};
}

std::int64_t FloorUnderTest::left_at(const std::string& time)
{
    return get("/api/reservations/availability?time=2030-06-14T" + time + ":00Z")
        .number("/available");
}

void FloorUnderTest::tend()
{
    DoWhatIsDue{storage, desk_, clock}();
}

} // namespace maitred::test
