#include "tests/surfaces/member/house_of_members.hpp"

#include "adapters/http/surfaces/floor/frames.hpp"
#include "adapters/http/surfaces/guest/guest_surface.hpp"
#include "adapters/http/text/query.hpp"
#include "core/people/staff_rules.hpp"
#include "core/usecases/do_what_is_due.hpp"

#include <future>

namespace maitred::test {
namespace {

void report(const std::string& sentence)
{
    ensure(false, sentence.c_str());
}

boost::json::object with(boost::json::object fields, const boost::json::object& changed)
{
    for (const auto& [name, value] : changed)
        fields[name] = value;
    return fields;
}

} // namespace

Reply Visitor::ask(http::Method method, const std::string& path, std::string text,
                   Fields fields) const
{
    if (!token.empty())
        fields.emplace_back("authorization", "Bearer " + token);
    if (!text.empty())
        fields.emplace_back("content-type", "application/json");
    return house->ask(method, path.starts_with('/') ? path : below + path, std::move(text),
                      std::move(fields));
}

Reply Visitor::get(const std::string& path, Fields fields) const
{
    return ask(http::Method::get, path, {}, std::move(fields));
}

Reply Visitor::post(const std::string& path, std::string text, Fields fields) const
{
    return ask(http::Method::post, path, std::move(text), std::move(fields));
}

Reply Visitor::put(const std::string& path, std::string text, Fields fields) const
{
    return ask(http::Method::put, path, std::move(text), std::move(fields));
}

Reply Visitor::patch(const std::string& path, std::string text, Fields fields) const
{
    return ask(http::Method::patch, path, std::move(text), std::move(fields));
}

Reply Visitor::remove(const std::string& path, Fields fields) const
{
    return ask(http::Method::delete_, path, {}, std::move(fields));
}

Reply Visitor::books(const std::string& table, const std::string& interval,
                     boost::json::object changed) const
{
    const auto dash = interval.find('-');
    return post("bookings/", body(with({{"table_number", table},
                                        {"booking_date", "2030-06-14"},
                                        {"start_time", interval.substr(0, dash)},
                                        {"end_time", interval.substr(dash + 1)},
                                        {"guest_name", "Ann Lee"},
                                        {"guest_phone", "555 0100"},
                                        {"number_of_people", 2}},
                                       changed)));
}

std::int64_t Visitor::booking_of(const std::string& table, const std::string& interval,
                                 boost::json::object changed) const
{
    const auto reply = books(table, interval, std::move(changed));
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return reply.number("/booking/id");
}

Letter PlainStationery::letter(const Notice& notice, const Profile& restaurant) const
{
    return {.message_id = std::to_string(notice.id.number) + "@test",
            .to = notice.about.contact.email.value(),
            .to_name = notice.about.contact.name.text(),
            .from_name = restaurant.name_for_guests(),
            .subject = std::string{text_of(notice.kind)},
            .plain = sentence(notice, restaurant),
            .html = {},
            .calendar = {},
            .calendar_method = {}};
}

std::string PlainStationery::sentence(const Notice& notice, const Profile& restaurant) const
{
    const std::lock_guard lock{mutex_};
    worded_.push_back(notice);
    return std::string{text_of(notice.kind)} + " for " + notice.about.contact.name.text() + " at " +
           restaurant.name_for_guests();
}

std::vector<Notice> PlainStationery::worded() const
{
    const std::lock_guard lock{mutex_};
    return worded_;
}

HouseOfMembers::HouseOfMembers(const AsSettled& as)
    : settled{as}, house{settle()}, feed{storage, clock, http::floor::render_frames(), report},
      desk_{{storage, clock, randomness, zones, measures, bell_},
            {.past = as.past, .channels = as.channels}},
      rate_limit_{clock, as.attempts_per_minute}, dispatch_{rate_limit_, cross_origin_, observer},
      router{surfaces()}
{
}

HouseOfMembers::~HouseOfMembers()
{
    workers_.close();
    password_pool_.close();
    picture_pool_.close();
}

RestaurantId HouseOfMembers::settle()
{
    return storage
        .settle_house({.slug = "cafe-fausse",
                       .name = "Café Fausse",
                       .time_zone = settled.zone,
                       .slot = std::chrono::minutes{30},
                       .total_tables = settled.tables,
                       .largest_party = 10},
                      clock.now())
        .house;
}

std::vector<http::Surface> HouseOfMembers::surfaces()
{
    return {surface_for_guests(), surface_for_members(), surface_for_staff(),
            surface_for_customers()};
}

Reply HouseOfMembers::ask(http::Method method, std::string_view target, std::string text,
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

Reply HouseOfMembers::post(std::string_view target, std::string text, Fields fields)
{
    fields.emplace_back("content-type", "application/json");
    return ask(http::Method::post, target, std::move(text), std::move(fields));
}

Reply HouseOfMembers::get(std::string_view target, Fields fields)
{
    return ask(http::Method::get, target, {}, std::move(fields));
}

Reply HouseOfMembers::signs_up(const std::string& username, boost::json::object changed)
{
    return post("/api/v1/auth/register", body(with({{"username", username},
                                                    {"email", username + "@example.com"},
                                                    {"full_name", username + " Lee"},
                                                    {"phone", "555 0100"},
                                                    {"password", good_password}},
                                                   changed)));
}

Reply HouseOfMembers::logs_in(const std::string& username, const std::string& password)
{
    std::string form = "username=" + username + "&password=";
    for (const char c : password)
        form += c == ' ' ? '+' : c;
    return ask(http::Method::post, "/api/v1/auth/token", std::move(form),
               {{"content-type", "application/x-www-form-urlencoded"}});
}

Visitor HouseOfMembers::logged_in(const std::string& username, const std::string& password)
{
    const auto reply = logs_in(username, password);
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    Visitor visitor{.house = this, .token = reply.word("/access_token"), .name = username};
    visitor.id = accounts->find_member(*Username::of(username))->id.number;
    return visitor;
}

Visitor HouseOfMembers::member(const std::string& username)
{
    const auto reply = signs_up(username);
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return logged_in(username);
}

Account HouseOfMembers::account_of(Audience audience, const std::string& email)
{
    return {.id = {},
            .uuid = Uuid::time_ordered(clock.now(), {}, randomness.draw()),
            .audience = audience,
            .email = *Email::of(email),
            .first_name = "Olive",
            .password_hash = passwords.hash(good_password),
            .made_at = clock.now()};
}

void HouseOfMembers::hire(const Account& account, Role role)
{
    const Deed deed{EventKind::staff_added, "operator", clock.now(), "account", 0, {},
                    facts_of(account, role)};
    REQUIRE(accounts->hire(house, account, role, deed, std::nullopt,
                           [](const Account&) { return std::string{}; }));
}

Visitor HouseOfMembers::admin(const std::string& username)
{
    Account account = account_of(Audience::member, username + "@example.com");
    account.username = *Username::of(username);
    hire(account, Role::admin);
    return logged_in(username);
}

Visitor HouseOfMembers::owner(const std::string& email)
{
    hire(account_of(Audience::floor, email), Role::owner);
    const auto reply = post("/auth/login", body({{"email", email}, {"password", good_password}}));
    INFO(reply.text);
    REQUIRE(reply.status == 200);
    return {.house = this,
            .token = reply.word("/access_token"),
            .name = email,
            .below = "/restaurants/" + reply.word("/restaurant_id") + "/"};
}

Reply HouseOfMembers::guest_books(const std::string& time, const std::string& name)
{
    return post("/api/reservations", body({{"time", "2030-06-14T" + time + ":00Z"},
                                           {"guests", 2},
                                           {"name", name},
                                           {"email", "gus@example.com"},
                                           {"phone", "555 0199"}}));
}

std::int64_t HouseOfMembers::left_at(const std::string& time)
{
    return get("/api/reservations/availability?time=2030-06-14T" + time + ":00Z")
        .number("/available");
}

Visitor HouseOfMembers::platform(const std::string& username)
{
    Account account = account_of(Audience::platform, username + "@example.com");
    account.username = *Username::of(username);
    hire(account, Role::platform);
    Visitor visitor = logged_in(username);
    visitor.below = "/api/";
    return visitor;
}

Reply HouseOfMembers::registers(const std::string& first_name, boost::json::object changed)
{
    return post("/api/customers/register/", body(with({{"first_name", first_name},
                                                       {"last_name", "Díaz"},
                                                       {"email", first_name + "@example.net"},
                                                       {"phone", "555 0142"},
                                                       {"password", good_password}},
                                                      changed)));
}

Reply HouseOfMembers::customer_logs_in(const std::string& email, const std::string& password)
{
    return post("/api/customers/login/", body({{"email", email}, {"password", password}}));
}

Visitor HouseOfMembers::customer(const std::string& first_name)
{
    const auto registered = registers(first_name);
    INFO(registered.text);
    REQUIRE(registered.status == 201);
    const auto logged_in = customer_logs_in(first_name + "@example.net");
    INFO(logged_in.text);
    REQUIRE(logged_in.status == 200);
    return {.house = this,
            .token = logged_in.word("/access_token"),
            .name = first_name,
            .id = registered.number("/id"),
            .below = "/api/"};
}

std::int64_t HouseOfMembers::table_id(const std::string& number)
{
    for (const KnownTable& known : storage.open(house)->tables())
        if (known.in_service && known.table.number == number)
            return known.table.id.number;
    throw std::runtime_error{"the house has no such table"};
}

void HouseOfMembers::tend()
{
    DoWhatIsDue{storage, desk_, clock}();
}

} // namespace maitred::test
