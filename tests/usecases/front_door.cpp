#include "tests/usecases/front_door.hpp"

namespace maitred {
namespace {

constexpr std::chrono::minutes lifetime{30};
constexpr RestaurantId house{99};

} // namespace

Node::Node(Accounts& accounts, const Clock& clock)
    : standings{accounts, clock},
      register_restaurant{accounts, {passwords, PasswordRule::uncommon}, randomness, clock, house},
      log_in{accounts, passwords, {tokens, lifetime}, seals, clock},
      authenticate{tokens, standings, clock},
      hire_staff{accounts, {passwords, PasswordRule::uncommon}, randomness, clock},
      change_staff{accounts, standings, {passwords, PasswordRule::uncommon}, clock},
      remove_staff{accounts, standings, clock}, see_staff{accounts},
      change_password{
          {accounts, standings, passwords, {passwords, PasswordRule::uncommon}, seals, clock}}
{
}

FrontDoor::FrontDoor()
{
    const auto registered = try_to_register(node, "ada@example.com");
    REQUIRE(registered.has_value());
    bistro = std::get<Founded>(*registered).restaurant;
}

Outcome<LogIn::Answer> FrontDoor::try_to_log_in(const std::string& email, std::string_view password,
                                                std::string_view address)
{
    return node.log_in({*Email::of(email), std::string{password}, std::string{address}});
}

std::string FrontDoor::token_of(const std::string& email, std::string_view password)
{
    const auto outcome = try_to_log_in(email, password);
    REQUIRE(logged_in(outcome));
    return std::get<LogIn::LoggedIn>(*outcome).token;
}

Caller FrontDoor::caller(const std::string& email)
{
    const auto caller = node.authenticate(token_of(email), "floor");
    REQUIRE(caller.has_value());
    return *caller;
}

Account FrontDoor::hire(const std::string& email, Role role)
{
    const auto hired = node.hire_staff(
        {caller("ada@example.com"), *Email::of(email), *Password::of(good_password), role}, {});
    REQUIRE(hired.has_value());
    return std::get<Account>(*hired);
}

std::vector<Deed> FrontDoor::deeds()
{
    std::vector<Deed> deeds;
    for (const Recorded& recorded : storage.open(bistro)->events_after(0, 1000))
        deeds.push_back(std::get<Deed>(recorded.event));
    return deeds;
}

Outcome<RegisterRestaurant::Registered> try_to_register(const Node& node, const std::string& email,
                                                        const std::string& name)
{
    return node.register_restaurant(
        {*Name::of(name), *Email::of(email), *Password::of(good_password), "Ada", "Lovelace"}, {});
}

Reason reason_of(const Outcome<LogIn::Answer>& outcome)
{
    REQUIRE(!outcome);
    return outcome.error().reason;
}

bool logged_in(const Outcome<LogIn::Answer>& outcome)
{
    return outcome && std::holds_alternative<LogIn::LoggedIn>(*outcome);
}

std::chrono::seconds pause_in(const Outcome<LogIn::Answer>& outcome)
{
    const Paused* paused = outcome ? std::get_if<Paused>(&*outcome) : nullptr;
    return paused ? paused->wait : std::chrono::seconds{0};
}

} // namespace maitred
