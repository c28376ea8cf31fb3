#include "tests/usecases/platform.hpp"
#include "tests/usecases/watched_passwords.hpp"

namespace maitred {
namespace {

using std::chrono::seconds;

ChangeCustomer::Asked cleo_asks(Platform& platform)
{
    return {platform.as(platform.cleo), platform.cleo.id, {}, "192.0.2.1"};
}

ChangeCustomer::Asked the_administrator_asks(Platform& platform)
{
    return {platform.as(platform.administrator), platform.cleo.id};
}

bool logged_in(const Outcome<LogInCustomer::Answer>& outcome)
{
    return outcome && std::holds_alternative<LogInCustomer::LoggedIn>(*outcome);
}

std::string token_in(const Outcome<LogInCustomer::Answer>& outcome)
{
    REQUIRE(logged_in(outcome));
    return std::get<LogInCustomer::LoggedIn>(*outcome).token;
}

const StaffWish another_email{.email = Email::of("c@example.com").value()};

TEST_CASE("who registers as a customer can log in at once, and has a place in the house")
{
    Platform platform;
    const auto answer = platform.logs_in("CLEO@example.com");
    REQUIRE(logged_in(answer));
    CHECK(std::get<LogInCustomer::LoggedIn>(*answer).account.id == platform.cleo.id);
    const auto caller = platform.authenticate(token_in(answer), "hold");
    REQUIRE(caller);
    CHECK(caller->membership == Membership{platform.cleo.id, platform.house, Role::customer});
    CHECK_FALSE(caller->account.username);
    CHECK(platform.last_deed(platform.house).kind == EventKind::customer_registered);
    CHECK(platform.last_deed(platform.house).actor == "customer");
}

TEST_CASE("an e-mail has one customer, and a retry is answered again")
{
    Platform platform;
    RegisterCustomer::Request request{.first_name = *Name::of("Ann"),
                                      .email = *Email::of("Cleo@example.com"),
                                      .password = *Password::of(her_password)};
    CHECK(reason_of(platform.register_customer(request, {})) == Reason::email_taken);
    request.email = *Email::of("ann@example.com");
    request.retry_key = RetryKey{"hold", "k", "f"};
    const auto answer = [](const Account&) { return std::string{"Ann"}; };
    REQUIRE(platform.register_customer(request, answer));
    CHECK(std::get<Repeated>(*platform.register_customer(request, answer)).answer == "Ann");
    request.retry_key->fingerprint = "another";
    CHECK(reason_of(platform.register_customer(request, answer)) == Reason::retry_key_reused);
}

TEST_CASE("a customer is not known from a wrong password, and hears of a locked account only with "
          "the right one")
{
    Platform platform;
    REQUIRE(platform.change(the_administrator_asks(platform), {.active = false}));
    CHECK(reason_of(platform.logs_in("nobody@example.com")) == Reason::wrong_credentials);
    CHECK(reason_of(platform.logs_in("cleo@example.com", "wrong")) == Reason::wrong_credentials);
    CHECK(reason_of(platform.logs_in("cleo@example.com")) == Reason::account_inactive);
}

TEST_CASE("an address that no customer has is as slow to be refused as a wrong password")
{
    Platform platform;
    const WatchedPasswords watched{platform.passwords};
    const LogInCustomer log_in{*platform.accounts,
                               watched,
                               {platform.tokens, seconds{60}},
                               platform.seals,
                               platform.clock};
    (void)log_in({*Email::of("cleo@example.com"), "wrong", "192.0.2.1"});
    CHECK(watched.verified == 1);
    (void)log_in({*Email::of("nobody@example.com"), "wrong", "192.0.2.1"});
    CHECK(watched.verified == 1);
    CHECK(watched.verified_nothing == 1);
}

TEST_CASE("who guesses a customer's password waits")
{
    Platform platform;
    for (int i = 0; i < 6; ++i)
        (void)platform.logs_in("cleo@example.com", "wrong");
    const auto answer = platform.logs_in("cleo@example.com");
    REQUIRE(answer);
    CHECK(std::get<Paused>(*answer).wait == seconds{1});
}

TEST_CASE("a customer's token opens the hold surface alone")
{
    Platform platform;
    const std::string token = token_in(platform.logs_in("cleo@example.com"));
    CHECK(platform.authenticate(token, "hold"));
    CHECK_FALSE(platform.authenticate(token, "member"));
    CHECK_FALSE(platform.authenticate(token, "floor"));
    platform.clock.advance(seconds{-3});
    CHECK(platform.authenticate(token, "hold"));
    platform.clock.advance(std::chrono::minutes{30} + seconds{3});
    CHECK_FALSE(platform.authenticate(token, "hold"));
}

TEST_CASE("a token of the platform's administrator opens every surface, a member's its own")
{
    Platform platform;
    const auto answer = platform.log_in_member({"admin", std::string{her_password}, "192.0.2.1"});
    REQUIRE(answer);
    for (const char* surface : {"member", "floor", "hold"})
        CHECK(platform.authenticate(std::get<std::string>(*answer), surface)->membership.role ==
              Role::platform);
    Account member = platform.cleo;
    member.audience = Audience::member;
    const std::string token =
        MemberTokens{platform.tokens, seconds{60}}.issue(member, platform.clock.now());
    CHECK(platform.tokens.read(token, "member", platform.clock.now()));
    CHECK_FALSE(platform.tokens.read(token, "floor", platform.clock.now()));
    CHECK_FALSE(platform.tokens.read(token, "hold", platform.clock.now()));
}

TEST_CASE("customers change their name and phone as they like, and nobody else's")
{
    Platform platform;
    const Account ann = platform.registers("ann@example.com", "Ann");
    const auto changed = platform.change(
        cleo_asks(platform), {.first_name = "Cléo", .last_name = "Roe", .phone = "555 0100"});
    REQUIRE(changed);
    CHECK(std::get<StaffMember>(*changed).account.last_name == "Roe");
    CHECK(platform.accounts->find(platform.cleo.id)->phone == "555 0100");
    CHECK(platform.last_deed(platform.house).before.at("first_name") == "Cleo");
    const ChangeCustomer::Asked another{platform.as(platform.cleo), ann.id};
    CHECK(reason_of(platform.change(another, {.first_name = "X"})) == Reason::not_allowed);
    CHECK(reason_of(platform.change.remove(another)) == Reason::not_allowed);
    CHECK(reason_of(platform.change(cleo_asks(platform), {.active = false})) == Reason::oneself);
}

TEST_CASE("a customer who wants another e-mail or password must know the current one")
{
    Platform platform;
    const auto asked = cleo_asks(platform);
    const Password another = *Password::of("battery staple");
    CHECK(reason_of(platform.change(asked, another_email)) == Reason::wrong_credentials);
    CHECK(reason_of(platform.change(asked, {}, another, "wrong")) == Reason::wrong_credentials);
    CHECK(logged_in(platform.logs_in("cleo@example.com")));
    REQUIRE(platform.change(asked, another_email, another, std::string{her_password}));
    CHECK(logged_in(platform.logs_in("c@example.com", "battery staple")));
    CHECK(reason_of(platform.logs_in("c@example.com")) == Reason::wrong_credentials);
}

TEST_CASE("a customer gets no username, with which members log in")
{
    Platform platform;
    REQUIRE(platform.change(cleo_asks(platform), {.username = Username::of("cleo").value()}));
    CHECK_FALSE(platform.accounts->find(platform.cleo.id)->username);
}

TEST_CASE("with a customer's password their tokens end")
{
    Platform platform;
    const std::string token = token_in(platform.logs_in("cleo@example.com"));
    REQUIRE(platform.authenticate(token, "hold"));
    REQUIRE(platform.change(cleo_asks(platform), {}, *Password::of("battery staple"),
                            std::string{her_password}));
    CHECK_FALSE(platform.authenticate(token, "hold"));
}

TEST_CASE("who has a token and guesses the password to it waits")
{
    Platform platform;
    for (int i = 0; i < 6; ++i)
        (void)platform.change(cleo_asks(platform), another_email, {}, "wrong");
    const auto answer =
        platform.change(cleo_asks(platform), another_email, {}, std::string{her_password});
    REQUIRE(answer);
    CHECK(std::get<Paused>(*answer).wait == seconds{1});
    CHECK(platform.accounts->find(platform.cleo.id)->email.text() == "cleo@example.com");
}

TEST_CASE("the platform's administrator changes any customer without their password")
{
    Platform platform;
    platform.registers("ann@example.com", "Ann");
    const auto asked = the_administrator_asks(platform);
    StaffWish wish = another_email;
    wish.active = false;
    REQUIRE(platform.change(asked, wish, *Password::of("battery staple")));
    CHECK(reason_of(platform.logs_in("c@example.com", "battery staple")) ==
          Reason::account_inactive);
    CHECK(reason_of(platform.change(asked, {.email = Email::of("ann@example.com").value()})) ==
          Reason::email_taken);
    CHECK(reason_of(platform.change(asked, {.role = Role::platform})) == Reason::not_allowed);
    CHECK(reason_of(platform.change(asked, {}, *Password::of("Password123"))) ==
          Reason::bad_password);
    const ChangeCustomer::Asked nobody{asked.by, platform.administrator.id};
    CHECK(reason_of(platform.change(nobody, {.first_name = "X"})) == Reason::not_found);
}

TEST_CASE("a change of a customer that is sent again is answered again, with the new password set")
{
    Platform platform;
    ChangeCustomer::Asked asked = cleo_asks(platform);
    asked.retry = Retried<StaffMember>{{"hold", "k", "f"},
                                       [](const StaffMember&) { return std::string{"done"}; }};
    const auto once = [&] {
        return platform.change(asked, {}, *Password::of("battery staple"),
                               std::string{her_password});
    };
    REQUIRE(once());
    CHECK(std::get<Repeated>(*once()).answer == "done");
}

TEST_CASE("an administrator who has just lost the place changes no customer")
{
    Platform platform;
    const auto asked = the_administrator_asks(platform);
    const StaffMember before{asked.by.account, Role::platform};
    Account after = before.account;
    after.active = false;
    const Deed deed{EventKind::staff_changed, "house", platform.clock.now(), "account"};
    REQUIRE(platform.accounts->change(platform.house, {before, after, Role::platform, deed}));
    CHECK(reason_of(platform.change(asked, {.active = false})) == Reason::not_allowed);
}

} // namespace
} // namespace maitred
