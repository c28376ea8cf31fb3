// Every route that members have, and everybody who may knock: what is answered is written down here
// once more, independently of the rules.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

enum OpenTo { anybody, members, admins };

struct Door {
    http::Method method;
    const char* path; ///< {B} a booking of the member
    OpenTo open_to;
    const char* body = "";
};

using enum http::Method;

const std::vector<Door>& doors()
{
    static const std::vector<Door> all = {
        {post, "auth/register", anybody, "{}"},
        {post, "auth/token", anybody},
        {get, "auth/me", members},
        {get, "bookings/tables", anybody},
        {get, "bookings/time-slots", anybody},
        {get, "bookings/my-bookings", members},
        {post, "bookings/", members, "{}"},
        {get, "bookings/{B}", members},
        {put, "bookings/{B}", members, "{}"},
        {delete_, "bookings/{B}", members},
        {get, "notifications", members},
        {get, "admin/notifications", admins},
    };
    return all;
}

struct House {
    HouseOfMembers house;
    Visitor ann = house.member("ann");
    Visitor root = house.admin();
    Visitor olive = house.owner();
    std::int64_t booking = ann.booking_of("1", "19:00-20:00");

    Reply knock(Visitor who, const Door& door) const
    {
        std::string path = door.path;
        if (const auto at = path.find("{B}"); at != path.npos)
            path.replace(at, 3, std::to_string(booking));
        who.below = "/api/v1/";
        return who.ask(door.method, path, door.body);
    }

    /// A token like the member's, with something changed.
    std::string token(std::vector<std::string> audiences, const char* from, const char* until,
                      std::int64_t later_epoch = 0)
    {
        const auto account = house.accounts->find_member(*Username::of("ann"));
        return house.tokens.issue({.subject = "ann",
                                   .audiences = std::move(audiences),
                                   .epoch = account->epoch + later_epoch,
                                   .not_before = at(from),
                                   .expires = at(until),
                                   .account = account->uuid.text()},
                                  at(from));
    }
};

bool let_in(const Reply& reply)
{
    return reply.status != 401 && reply.status != 403 && reply.status < 500;
}

/// In base64url: {"alg":"none","typ":"JWT"}
const char* const unsigned_header = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";

} // namespace

TEST_CASE("members and administrators get in where they may, and nowhere else")
{
    for (const Door& door : doors()) {
        House house; // anew for each: some doors take something away
        INFO(name_of(door.method) << " " << door.path);
        const auto by_member = house.knock(house.ann, door);
        if (door.open_to == admins) {
            CHECK(by_member.status == 403);
            CHECK(detail(by_member) == "Not enough permissions");
        } else {
            CHECK(let_in(by_member));
        }
        CHECK(let_in(house.knock(house.root, door)));
    }
}

TEST_CASE("without a token only what is open to anybody opens")
{
    House house;
    for (const Door& door : doors()) {
        INFO(name_of(door.method) << " " << door.path);
        const auto reply = house.knock(house.house.nobody(), door);
        if (door.open_to == anybody) {
            CHECK(let_in(reply));
            continue;
        }
        CHECK(reply.status == 401);
        CHECK(detail(reply) == "Not authenticated");
        CHECK(reply.field("WWW-Authenticate") == "Bearer");
    }
}

TEST_CASE("no door opens with a bad token, whatever is wrong with it")
{
    House house;
    const std::string& good = house.ann.token;
    const auto dot = good.find('.');
    const auto last_dot = good.rfind('.');
    std::string tampered = good;
    tampered[dot + 10] = tampered[dot + 10] == 'A' ? 'B' : 'A';
    const std::string payload = good.substr(dot, last_dot - dot + 1);
    const std::vector<std::pair<const char*, std::string>> bad = {
        {"garbage", "garbage"},
        {"tampered", tampered},
        {"no signature", good.substr(0, last_dot + 1)},
        {"alg none", unsigned_header + payload},
        {"alg none, signed", unsigned_header + payload + good.substr(last_dot + 1)},
        {"expired", house.token({"member"}, "11:00", "11:59")},
        {"not yet", house.token({"member"}, "12:30", "13:00")},
        {"the floor's", house.olive.token},
        {"hold's", house.token({"hold"}, "11:59", "13:00")},
        {"nobody's", house.token({}, "11:59", "13:00")},
        {"another epoch's", house.token({"member"}, "11:59", "13:00", 1)}};
    for (const auto& [what, token] : bad)
        for (const Door& door : doors()) {
            INFO(what << ": " << name_of(door.method) << " " << door.path);
            Visitor who = house.ann;
            who.token = token;
            const auto reply = house.knock(who, door);
            if (door.open_to == anybody) {
                CHECK(let_in(reply));
                continue;
            }
            CHECK(reply.status == 401);
            CHECK(detail(reply) == "Could not validate credentials");
            CHECK(reply.field("WWW-Authenticate") == "Bearer");
        }
    Visitor ann = house.ann;
    ann.token = house.token({"member"}, "11:59", "13:00");
    CHECK(ann.get("auth/me").status == 200);
}

TEST_CASE("a member's token opens nothing on the floor")
{
    House house;
    Visitor ann = house.ann;
    ann.below = house.olive.below;
    for (const char* path : {"tables", "reservations", "settings", "activity"})
        CHECK(ann.get(path).status == 401);
}

TEST_CASE("a member's token opens nothing when its half hour is over")
{
    House house;
    house.house.clock.advance(std::chrono::minutes{30});
    for (const Door& door : doors())
        if (door.open_to != anybody) {
            INFO(name_of(door.method) << " " << door.path);
            CHECK(house.knock(house.ann, door).status == 401);
        }
}

TEST_CASE("every route of members is in this table")
{
    HouseOfMembers house;
    std::multiset<std::string> listed;
    for (const Door& door : doors()) {
        const std::string path = std::string{"/api/v1/"} + door.path;
        listed.insert(path.substr(0, path.find('{')));
    }
    for (const std::string& route : house.router.route_names()) {
        const bool of_members = route.starts_with("/api/v1/auth") ||
                                route.starts_with("/api/v1/bookings") ||
                                route.ends_with("notifications");
        if (!of_members)
            continue;
        INFO(route);
        const auto known = listed.find(route.substr(0, route.find('{')));
        CHECK(known != listed.end());
        if (known != listed.end())
            listed.erase(known);
    }
    CHECK(listed.empty());
}

TEST_CASE("unknown paths and methods are refused in the members' words")
{
    House house;
    const auto unknown = house.ann.get("nothing");
    CHECK(unknown.status == 404);
    CHECK_FALSE(detail(unknown).empty());
    const auto method = house.ann.ask(http::Method::patch, "bookings/", "{}");
    CHECK(method.status == 405);
    CHECK(method.field("Allow").find("POST") != std::string::npos);
    CHECK_FALSE(detail(method).empty());
}
