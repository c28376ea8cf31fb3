// Every route of the floor, and everybody who may knock: what is answered is written down here
// once more, independently of the rules.
#include "tests/surfaces/floor/floor_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

enum Roles { everybody, managers };

struct Door {
    http::Method method;
    const char* path; ///< {T} a table, {R} a reservation, {S} one of the staff
    Roles open_to;
    const char* body = "";
};

using enum http::Method;

const std::vector<Door>& doors()
{
    static const std::vector<Door> all = {
        {get, "/auth/me", everybody},
        {put, "/auth/password", everybody, "{}"},
        {get, "/auth/staff", managers},
        {post, "/auth/staff", managers, "{}"},
        {get, "/auth/staff/{S}", managers},
        {put, "/auth/staff/{S}", managers, "{}"},
        {delete_, "/auth/staff/{S}", managers},
        {get, "tables", everybody},
        {post, "tables", everybody, "{}"},
        {get, "tables/{T}", everybody},
        {put, "tables/{T}", everybody, "{}"},
        {delete_, "tables/{T}", managers},
        {get, "reservations", everybody},
        {post, "reservations", everybody, "{}"},
        {get, "reservations/{R}", everybody},
        {put, "reservations/{R}", everybody, "{}"},
        {delete_, "reservations/{R}", everybody},
        {get, "settings", everybody},
        {put, "settings", managers, "{}"},
        {get, "activity", managers},
        {post, "live/ticket", everybody, "{}"},
    };
    return all;
}

struct House {
    FloorUnderTest floor;
    Person owner = floor.ada;
    Person manager = floor.hired_by(owner, "manager", "mia@example.com");
    Person staff = floor.hired_by(owner, "staff", "sam@example.com");
    Person hired = floor.hired_by(owner, "staff", "sue@example.com");
    Person stranger = floor.founder_of("Chez Ben", "ben@example.com");
    std::string table = owner.table("A1");
    std::string reservation = owner.expects("Ann", "19:00");

    std::string path(const Door& door) const
    {
        std::string text = door.path;
        const auto put_in = [&](const char* place, const std::string& id) {
            if (const auto at = text.find(place); at != text.npos)
                text.replace(at, 3, id);
        };
        put_in("{T}", table);
        put_in("{R}", reservation);
        put_in("{S}", hired.id);
        return text;
    }

    /// A token like the owner's, with something changed.
    std::string token(std::vector<std::string> audiences, const char* from, const char* until)
    {
        const auto account = floor.accounts->find(*Uuid::parse(owner.id));
        return floor.tokens.issue({.subject = owner.id,
                                   .audiences = std::move(audiences),
                                   .epoch = account->epoch,
                                   .not_before = at(from),
                                   .expires = at(until)},
                                  at(from));
    }
};

bool allowed(const Reply& reply)
{
    return reply.status != 401 && reply.status != 403 && reply.status < 500;
}

/// In base64url: {"alg":"none","typ":"JWT"}
const char* const unsigned_header = "eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0";

} // namespace

TEST_CASE("everybody gets in where their role may, and nowhere else")
{
    for (const Door& door : doors()) {
        House house; // anew for each: some doors take something away
        INFO(name_of(door.method) << " " << door.path);
        const auto knock = [&](const Person& who) {
            return who.ask(door.method, house.path(door), door.body);
        };
        const auto by_staff = knock(house.staff);
        if (door.open_to == everybody)
            CHECK(allowed(by_staff));
        else
            CHECK(by_staff.status == 403);
        CHECK(allowed(knock(house.manager)));
    }
}

TEST_CASE("the owner gets in everywhere")
{
    for (const Door& door : doors()) {
        House house;
        INFO(name_of(door.method) << " " << door.path);
        CHECK(allowed(house.owner.ask(door.method, house.path(door), door.body)));
    }
}

TEST_CASE("who comes from another restaurant is shown out, whatever they want")
{
    House house;
    for (const Door& door : doors()) {
        INFO(name_of(door.method) << " " << door.path);
        std::string path = house.path(door);
        if (path.starts_with("/auth/staff/")) {
            CHECK(house.stranger.ask(door.method, path, door.body).status == 404);
            continue;
        }
        if (path.starts_with('/'))
            continue;
        const auto reply = house.stranger.ask(
            door.method, "/restaurants/" + house.owner.restaurant + "/" + path, door.body);
        CHECK(reply.status == 403);
        CHECK(detail(reply) == "Access denied to this restaurant");
        for (const char* id : {"7", "not-a-uuid", "00000000-0000-0000-0000-000000000000"})
            CHECK(house.owner
                      .ask(door.method, std::string{"/restaurants/"} + id + "/" + path, door.body)
                      .status == 403);
    }
    CHECK(house.owner.get("tables/" + house.table).status == 200);
    CHECK(house.owner.party(house.reservation).word("/status") == "confirmed");
}

TEST_CASE("in one's own restaurant another's tables and reservations are not found")
{
    House house;
    for (const Door& door : doors()) {
        const std::string path = house.path(door);
        if (path.find(house.table) == path.npos && path.find(house.reservation) == path.npos)
            continue;
        INFO(name_of(door.method) << " " << door.path);
        const auto reply = house.stranger.ask(door.method, path, door.body);
        CHECK(reply.status == 404);
        CHECK(keys(reply.body) == std::set<std::string>{"success", "message"});
        CHECK(reply["/success"] == false);
    }
    CHECK(house.owner.get("tables/" + house.table).status == 200);
    CHECK(house.owner.party(house.reservation).word("/status") == "confirmed");
}

TEST_CASE("no door opens without a good token")
{
    House house;
    const std::string& good = house.owner.token;
    const auto dot = good.find('.');
    const auto last_dot = good.rfind('.');
    std::string tampered = good;
    tampered[dot + 10] = tampered[dot + 10] == 'A' ? 'B' : 'A';
    std::string other_signature = good;
    other_signature[last_dot + 5] = other_signature[last_dot + 5] == 'A' ? 'B' : 'A';
    const std::string payload = good.substr(dot, last_dot - dot + 1);
    const std::vector<std::pair<const char*, std::string>> bad = {
        {"none", ""},
        {"garbage", "garbage"},
        {"tampered", tampered},
        {"other signature", other_signature},
        {"no signature", good.substr(0, last_dot + 1)},
        {"alg none", unsigned_header + payload},
        {"alg none, signed", unsigned_header + payload + good.substr(last_dot + 1)},
        {"expired", house.token({"floor"}, "11:00", "11:59")},
        {"not yet", house.token({"floor"}, "12:30", "13:00")},
        {"member's", house.token({"member"}, "11:59", "13:00")},
        {"hold's", house.token({"hold"}, "11:59", "13:00")},
        {"nobody's", house.token({}, "11:59", "13:00")}};
    for (const auto& [what, token] : bad) {
        Person person = house.owner;
        person.token = token;
        for (const Door& door : doors()) {
            INFO(what << ": " << name_of(door.method) << " " << door.path);
            const auto reply = person.ask(door.method, house.path(door), door.body);
            CHECK(reply.status == 401);
            CHECK(reply.field("WWW-Authenticate") == "Bearer");
            CHECK_FALSE(detail(reply).empty());
        }
    }
    Person person = house.owner;
    person.token = house.token({"floor"}, "11:59", "13:00");
    CHECK(person.get("tables").status == 200);
}

TEST_CASE("a token opens nothing when its half hour is over")
{
    House house;
    house.floor.clock.advance(std::chrono::minutes{30});
    for (const Door& door : doors()) {
        INFO(name_of(door.method) << " " << door.path);
        CHECK(house.owner.ask(door.method, house.path(door), door.body).status == 401);
    }
}

TEST_CASE("every route of the floor is in this table, or open to anybody by intent")
{
    FloorUnderTest floor;
    const std::set<std::string> to_anybody = {"/auth/register", "/auth/login"};
    const std::set<std::string> by_handshake = {"/restaurants/{id}/live"};
    std::multiset<std::string> listed;
    for (const Door& door : doors()) {
        const std::string path = door.path;
        const auto brace = path.find('{');
        listed.insert((path.starts_with('/') ? "" : "/restaurants/{id}/") + path.substr(0, brace));
    }
    for (const std::string& route : floor.router.route_names()) {
        if (!route.starts_with("/auth") && !route.starts_with("/restaurants"))
            continue;
        INFO(route);
        const auto after_id = route.starts_with("/restaurants") ? route.find('/', 13) : 0;
        const auto known = listed.find(route.substr(0, route.find('{', after_id)));
        if (!to_anybody.contains(route) && !by_handshake.contains(route)) {
            CHECK(known != listed.end());
            if (known != listed.end())
                listed.erase(known);
        }
    }
    CHECK(listed.empty());
}

TEST_CASE("the scheme's name may be written in any case, and another scheme is none")
{
    FloorUnderTest floor;
    const auto with = [&](const std::string& value) {
        return floor.get("/auth/me", {{"authorization", value}}).status;
    };
    CHECK(with("bearer " + floor.ada.token) == 200);
    CHECK(with("BEARER " + floor.ada.token) == 200);
    CHECK(with("Basic " + floor.ada.token) == 401);
    CHECK(with(floor.ada.token) == 401);
    CHECK(floor.get("/auth/me").status == 401);
    CHECK(detail(floor.get("/auth/me")) == "Not authenticated");
    CHECK(floor.get("/auth/me?token=" + floor.ada.token).status == 401);
}

TEST_CASE("unknown paths and methods are refused in the floor's words")
{
    FloorUnderTest floor;
    const auto unknown = floor.ada.get("nothing");
    CHECK(unknown.status == 404);
    CHECK(unknown["/success"] == false);
    CHECK_FALSE(unknown.word("/message").empty());
    const auto method = floor.ada.ask(http::Method::patch, "tables", "{}");
    CHECK(method.status == 405);
    CHECK(method.field("Allow").find("POST") != std::string::npos);
    CHECK_FALSE(detail(method).empty());
    CHECK(floor.ada.get("tables/").status == 200);
}
