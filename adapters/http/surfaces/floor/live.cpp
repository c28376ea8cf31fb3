#include "adapters/http/guard.hpp"
#include "adapters/http/surfaces/floor/door.hpp"
#include "adapters/http/surfaces/floor/reading.hpp"
#include "adapters/http/text/bearer_token.hpp"
#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/serialize.hpp>

#include <cstdio>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr std::chrono::seconds ticket_is_good_for{60};

SharedText frame(const json::object& body)
{
    return std::make_shared<const std::string>(json::serialize(body));
}

/// "bearer, TOKEN": what a browser can send. Empty where there is no such thing.
std::string_view token_in_subprotocol(const Request& request)
{
    const std::string_view given = request.header("sec-websocket-protocol");
    const auto comma = given.find(',');
    if (comma == std::string_view::npos || trimmed(given.substr(0, comma)) != "bearer")
        return {};
    return trimmed(given.substr(comma + 1));
}

/// Who opens a socket, and until when they may have it.
struct Guest {
    Caller caller;
    std::string token; ///< empty: came with a ticket
    bool by_subprotocol = false;
};
using GuestOrNot = std::variant<Guest, Response>;

GuestOrNot with_ticket(const Ground& ground, const Request& request, const std::string& ticket)
{
    const auto whose = ground.accounts.take_ticket(
        ground.seals.fingerprint("live ticket " + ticket), ground.clock.now());
    if (!whose)
        return say_who_are_you("The ticket is not good, or not any more");
    const auto asked = Uuid::parse(request.path_values.at(0));
    if (!asked || *asked != ground.restaurants.uuid_of(whose->restaurant))
        return say(403, "Access denied to this restaurant");
    for (const StaffMember& member : ground.accounts.staff(whose->restaurant))
        if (member.account.id == whose->account && member.account.active)
            return Guest{{member.account, *whose}, {}};
    return say_who_are_you("Could not validate credentials");
}

GuestOrNot let_in(const Ground& ground, const Request& request)
{
    if (request.parameter("token") || request.parameter("access_token"))
        return say_who_are_you("A token does not belong into a URL: ask for a ticket");
    if (const std::string* ticket = request.parameter("ticket"))
        return with_ticket(ground, request, *ticket);
    std::string_view token = bearer_token(request);
    const bool by_subprotocol = token.empty();
    if (by_subprotocol)
        token = token_in_subprotocol(request);
    const AtTheDoor who =
        floor::let_in(ground, token, Operation::open_live, request.path_values.at(0));
    if (const Response* refused = std::get_if<Response>(&who))
        return *refused;
    return Guest{std::get<Caller>(who), std::string{token}, by_subprotocol};
}

/// One open socket: greets, answers pings, and passes on what the feed tells.
class Conversation : public std::enable_shared_from_this<Conversation> {
public:
    Conversation(std::shared_ptr<const Ground> ground, Guest guest, std::string restaurant,
                 std::int64_t since)
        : ground_{std::move(ground)}, guest_{std::move(guest)}, restaurant_{std::move(restaurant)},
          since_{since}
    {
    }

    void opened(std::shared_ptr<LiveSocket> socket)
    {
        socket_ = std::move(socket);
        socket_->send(frame({{"type", "connection_established"},
                             {"message", "Connected to live updates"},
                             {"restaurant_id", restaurant_},
                             {"timestamp", write_time(ground_->clock.now())},
                             {"sequence", since_}}));
        const std::weak_ptr<LiveSocket> weak = socket_;
        LiveListener listener;
        listener.hear = [weak](const SharedText& text) {
            if (const auto open = weak.lock())
                open->send(text);
        };
        listener.behind = [weak] {
            const auto open = weak.lock();
            return open ? open->waiting() : 0;
        };
        listener.still_welcome = [self = weak_from_this()] {
            const auto open = self.lock();
            return !open || open->still_welcome();
        };
        listener.dismiss = [weak] {
            if (const auto open = weak.lock())
                open->close(Goodbye::policy_violation, "the account's access has ended");
        };
        listener.missed = [weak](std::int64_t first) {
            if (const auto open = weak.lock())
                open->send(frame({{"type", "error"},
                                  {"message", "what happened before is not kept: load it anew"},
                                  {"sequence", first}}));
        };
        subscription_ = ground_->live_events.subscribe(guest_.caller.membership.restaurant, since_,
                                                       std::move(listener));
    }

    void said(const std::string* text)
    {
        const auto body = text ? read_object(*text) : std::nullopt;
        const json::value* type = body ? body->if_contains("type") : nullptr;
        const std::string now = write_time(ground_->clock.now());
        if (type && type->is_string() && type->get_string() == "ping")
            return socket_->send(frame({{"type", "pong"}, {"timestamp", now}}));
        socket_->send(frame({{"type", "error"},
                             {"message", "This socket understands {\"type\":\"ping\"} only"},
                             {"timestamp", now}}));
    }

    void closed()
    {
        subscription_.reset();
        socket_.reset();
    }

private:
    /// The account is there, active and of this restaurant, and the token was not ended.
    bool still_welcome() const { return ground_->authenticate.still(guest_.caller); }

    const std::shared_ptr<const Ground> ground_;
    const Guest guest_;
    const std::string restaurant_;
    const std::int64_t since_;
    std::shared_ptr<LiveSocket> socket_;
    std::unique_ptr<LiveSubscription> subscription_;
};

LiveAnswer welcome(const std::shared_ptr<const Ground>& ground, const Request& request)
{
    GuestOrNot who = let_in(*ground, request);
    if (Response* refused = std::get_if<Response>(&who))
        return std::move(*refused);
    Guest& guest = std::get<Guest>(who);
    std::int64_t since = ground->storage.open(guest.caller.membership.restaurant)->last_event();
    if (const std::string* asked = request.parameter("since")) {
        const auto sequence = read_decimal(*asked, 0);
        if (!sequence)
            return say(std::vector<Complaint>{
                {"query", "since", "Input should be a whole number, 0 or more", "int_parsing"}});
        since = std::min(*sequence, since);
    }
    const Instant now = ground->clock.now();
    Instant until = now + ground->token_lifetime;
    if (!guest.token.empty())
        until = ground->authenticate.expiry(guest.token, "floor").value_or(now);
    const std::string subprotocol = guest.by_subprotocol && !guest.token.empty() ? "bearer" : "";
    const auto conversation =
        std::make_shared<Conversation>(ground, std::move(guest), request.path_values.at(0), since);
    return LiveWelcome{
        .conversation = {
            .opened =
                [conversation](std::shared_ptr<LiveSocket> socket) {
                    conversation->opened(std::move(socket));
                },
            .said = [conversation](const std::string* text) { conversation->said(text); },
            .closed = [conversation] { conversation->closed(); }},
        .subprotocol = subprotocol,
        .until = until};
}

} // namespace

void post_ticket(const Ground& ground, const Known& known, Responder answer)
{
    std::string ticket;
    for (int i = 0; i < 2; ++i) {
        char hex[17];
        std::snprintf(hex, sizeof hex, "%016llx",
                      static_cast<unsigned long long>(ground.randomness.draw()));
        ticket += hex;
    }
    const Instant expires = ground.clock.now() + ticket_is_good_for;
    ground.accounts.keep_ticket(ground.seals.fingerprint("live ticket " + ticket),
                                known.caller.membership, expires);
    answer(show(json::object{{"ticket", ticket},
                             {"expires_in", ticket_is_good_for.count()},
                             {"expires_at", write_time(expires)}}));
}

/// What decides waits for storage, so it is done on the pool.
void get_live(const std::shared_ptr<const Ground>& ground, const Request& request,
              LiveResponder answer)
{
    const auto kept = std::make_shared<const Request>(request);
    const Responder refuse = [answer](Response response) { answer(std::move(response)); };
    const auto say_fault = [](Fault fault) { return say(fault); };
    const bool accepted = ground->pool.try_run([ground, kept, answer, refuse, say_fault] {
        run_guarded(kept->id, say_fault, ground->observer, refuse,
                    [&] { answer(welcome(ground, *kept)); });
    });
    if (!accepted)
        refuse(say(Fault::unavailable));
}

} // namespace maitred::http::floor
