#include "adapters/http/surfaces/hold/booking.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/time.hpp"
#include "core/people/customer_rules.hpp"
#include "core/usecases/answered_before.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::hold {
namespace {

namespace json = boost::json;

constexpr int usual_party = 2;
constexpr int largest_party = 1'000;

/// Who a table is held for: whoever asks, if they are a customer; else whom the form names.
std::variant<Account, Response> read_customer(const Ground& ground, const Asking& asking,
                                              Form& form)
{
    if (const Account* customer = asking.customer())
        return *customer;
    const auto number = form.number_of("customer_id");
    const auto account = number ? ground.accounts.find(AccountId{*number}) : std::nullopt;
    if (number && (!account || account->audience != Audience::hold || !account->active))
        return say_of(400, asking.texts.customer_not_found, std::to_string(*number));
    if (!form.complaints().empty())
        return say(asking.texts, form.complaints());
    return *account;
}

/// Customers hold tables wherever they like. Others hold them for customers of the restaurant: who
/// founds one must not learn who customers are by holding its tables for all numbers there are.
/// One that nobody works at is the platform's.
std::optional<Response> why_not_for(const Ground& ground, const Asking& asking,
                                    const Account& customer, RestaurantId restaurant)
{
    if (asking.customer() || asking.administers_the_platform())
        return std::nullopt;
    const bool of_others = asking.caller && !asking.administers(restaurant);
    if (of_others)
        return say(403, asking.texts.not_allowed);
    if (is_customer_of(ground.accounts, customer.id, restaurant) ||
        ground.accounts.staff(restaurant).empty())
        return std::nullopt;
    return say_of(400, asking.texts.customer_not_found, std::to_string(customer.id.number));
}

std::variant<Profile, Response> read_restaurant(const Ground& ground, const Asking& asking,
                                                Form& form)
{
    const auto number = form.number_of("restaurant_id");
    if (!form.complaints().empty())
        return say(asking.texts, form.complaints());
    const RestaurantId id = number ? RestaurantId{*number} : ground.house;
    auto profile = restaurant_for(ground, asking, id);
    if (!profile)
        return say_of(400, asking.texts.restaurant_not_found, std::to_string(id.number));
    return std::move(*profile);
}

/// What is kept for a retry: everything but the reservation's own token, which is made again.
std::string created(const Texts& texts, const Entry& entry)
{
    const Reservation& reservation = entry.reservation;
    json::object body{{"id", reservation.uuid.text()}, {"status", "pending"}};
    body["expires_at"] = write_time(std::get<Held>(reservation.stage).until);
    body["message"] = texts.reservation_created;
    return json::serialize(body);
}

Response with_manage_token(const Seals& seals, std::string kept)
{
    json::object body = json::parse(kept).get_object();
    const auto uuid = Uuid::parse(std::string{body.at("id").get_string()});
    body["manage_token"] = manage_token(seals, uuid.value());
    return show(body, 201);
}

/// Somebody may be removed while a table is held for them. Whoever removes them cancels what they
/// see then; so whichever of the two comes second sees the other.
void give_back_if_removed(const Ground& ground, AccountId customer, const Uuid& reservation)
{
    const auto account = ground.accounts.find(customer);
    if (account && account->active)
        return;
    const RestaurantId restaurant = reservation.restaurant();
    const auto held = ground.storage.open(restaurant)->reservation(reservation);
    if (held)
        (void)ground.change_book.wait_for(restaurant, held->sitting.start,
                                          {.wish = Cancel{held->id}, .actor = "house"});
}

/// After the answer, on the pool: the desk's own threads wait for nobody.
void look_after(const Ground& ground, AccountId customer, const std::string& kept)
{
    const auto uuid = Uuid::parse(std::string{json::parse(kept).at("id").as_string()});
    (void)ground.pool.try_run([&ground, customer, reservation = uuid.value()] {
        give_back_if_removed(ground, customer, reservation);
    });
}

/// What was answered before, whatever has become of the customer or the restaurant since.
std::optional<Response> answered_already(const Ground& ground, const Asking& asking, Form& form,
                                         const std::optional<RetryKey>& key)
{
    const auto number = form.number_of("restaurant_id");
    const RestaurantId id = number ? RestaurantId{*number} : ground.house;
    if (!key || !form.complaints().empty())
        return std::nullopt;
    const auto before = answered_before(*ground.storage.open(id), *key, ground.clock.now());
    if (!before)
        return std::nullopt;
    if (!*before)
        return say(asking.texts, before->error(), asking.texts.reservation_not_found);
    return with_manage_token(ground.seals, (*before)->answer);
}

} // namespace

void get_reservation(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = reservation_in_path(ground, asking);
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    const Found& found = std::get<Found>(read);
    const bool anybodys = found.reservation.source == Source::hold_surface;
    if (!anybodys && why_not(ground, asking, found))
        return answer(say(404, asking.texts.reservation_not_found));
    answer(show(shown_to(ground, asking, found, found.reservation)));
}

void post_reservation(const Ground& ground, const Asking& asking, Responder answer)
{
    auto read = read_wish(ground, asking, "POST /api/reservations/");
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, retry_key] = std::get<Wish>(read);
    form.require({"table_id", "reservation_date", "reservation_time"});
    if (!asking.customer())
        form.require({"customer_id"});
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    if (auto again = answered_already(ground, asking, form, retry_key))
        return answer(std::move(*again));
    auto where = read_restaurant(ground, asking, form);
    if (Response* refused = std::get_if<Response>(&where))
        return answer(std::move(*refused));
    const Profile& restaurant = std::get<Profile>(where);
    auto who = read_customer(ground, asking, form);
    if (Response* refused = std::get_if<Response>(&who))
        return answer(std::move(*refused));
    const Account& customer = std::get<Account>(who);
    if (auto refused = why_not_for(ground, asking, customer, restaurant.id))
        return answer(std::move(*refused));
    const auto table = form.number_of("table_id");
    const auto time = read_time(form, {ground.zones, restaurant.time_zone});
    const int party = form.whole("party_size", 1, largest_party).value_or(usual_party);
    if (!form.complaints().empty())
        return answer(say(asking.texts, form.complaints()));
    Command command{.wish = Hold{.time = *time,
                                 .party = party,
                                 .contact = contact_of(customer),
                                 .source = Source::hold_surface,
                                 .held_for = ground.held_for,
                                 .at_table = TableId{*table},
                                 .member = customer.id,
                                 .language = asking.language}};
    command.patience = ground.lock_wait;
    ask_desk(ground, asking, restaurant.id, *time,
             {.command = std::move(command),
              .retry_key = retry_key,
              .text = [&texts = asking.texts](const Entry& entry) { return created(texts, entry); },
              .dress =
                  [&ground, whose = customer.id](std::string kept) {
                      look_after(ground, whose, kept);
                      return with_manage_token(ground.seals, std::move(kept));
                  },
              .wanted_table = TableId{*table}},
             std::move(answer));
}

} // namespace maitred::http::hold
