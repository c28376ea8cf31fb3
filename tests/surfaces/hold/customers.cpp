#include "tests/surfaces/hold/customers_bistro.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

constexpr const char* not_there = "/api/customers/4711/";

std::vector<std::string> first_names(const Reply& list)
{
    std::vector<std::string> names;
    for (const auto& one : list.list(""))
        names.emplace_back(one.at("first_name").as_string());
    return names;
}

boost::json::object eve()
{
    return {{"first_name", "eve"},
            {"last_name", "Ruiz"},
            {"email", "eve@example.net"},
            {"password", good_password}};
}

} // namespace

TEST_CASE("customers see themselves by number, and nobody else, whether there is one or not")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor dora = house.customer("dora");
    CHECK(cleo.get(path_of(cleo)).body == cleo.get("customers/me/").body);
    const Reply of_another = cleo.get(path_of(dora));
    CHECK(of_another.status == 403);
    for (const char* path : {not_there, "/api/customers/x/", "/api/customers/0/"}) {
        CHECK(cleo.get(path).status == 403);
        CHECK(cleo.get(path).text == of_another.text);
    }
}

TEST_CASE("without a good token nobody is seen")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    for (const std::string& path : {path_of(cleo), std::string{not_there}}) {
        const Reply no = house.get(path);
        CHECK(no.status == 401);
        CHECK(no.field("WWW-Authenticate") == "Bearer");
    }
    CHECK(house.member().get(path_of(cleo)).status == 401);
}

TEST_CASE("the platform's administrator sees every customer, and is told who is none")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor ann = house.member();
    const Visitor chief = house.platform();
    CHECK(chief.get(path_of(cleo)).word("/email") == "cleo@example.net");
    for (const std::string& path :
         {std::string{not_there}, std::string{"/api/customers/x/"}, path_of(ann)}) {
        const Reply no = chief.get(path);
        CHECK(no.status == 404);
        CHECK(no.word("/error") == "Cliente no encontrado");
    }
}

TEST_CASE("a restaurant's own see who has held a table there, and nobody else")
{
    HouseOfMembers house;
    const Bistro bistro{house};
    const Visitor cleo = house.customer();
    const Visitor max = bistro.manager();
    for (const Visitor& one : {bistro.ada, max}) {
        CHECK(one.get(path_of(cleo)).status == 403);
        CHECK(one.get(not_there).status == 403);
    }
    REQUIRE(bistro.held_by(cleo).status == 201);
    for (const Visitor& one : {bistro.ada, max}) {
        const Reply seen = one.get(path_of(cleo));
        CHECK(seen.status == 200);
        CHECK(seen.word("/email") == "cleo@example.net");
        CHECK(seen.number("/total_reservations") == 1);
    }
    REQUIRE(house.platform().remove(path_of(cleo) + "?reservations=keep").status == 200);
    CHECK(bistro.ada.get(path_of(cleo)).status == 403);
}

TEST_CASE(
    "the list of customers is in the order of their numbers, paged, and links to what follows")
{
    HouseOfMembers house;
    for (const char* name : {"cleo", "dora", "eve"})
        REQUIRE(house.registers(name).status == 201);
    (void)house.member(); // no customer
    const Visitor chief = house.platform();
    const Reply all = chief.get("customers/");
    CHECK(all.status == 200);
    CHECK(first_names(all) == std::vector<std::string>{"cleo", "dora", "eve"});
    CHECK(all.field("Link") == "");
    const Reply first = chief.get("customers/?page_size=2");
    CHECK(first_names(first) == std::vector<std::string>{"cleo", "dora"});
    CHECK(first.field("Link") == "</api/customers/?page=2&page_size=2>; rel=\"next\"");
    const Reply second = chief.get("customers/?page=2&page_size=2");
    CHECK(first_names(second) == std::vector<std::string>{"eve"});
    CHECK(second.field("Link") == "");
    CHECK(chief.get("customers/?page=3&page_size=2").body == json("[]"));
}

TEST_CASE("customers are looked for by name, e-mail and phone, and by whether they are active")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    REQUIRE(house.registers("dora", {{"phone", "600 700"}, {"last_name", "Núñez"}}).status == 201);
    const Visitor chief = house.platform();
    REQUIRE(chief.patch(path_of(cleo), body({{"is_active", false}})).status == 200);
    const auto found = [&](const std::string& query) {
        return first_names(chief.get("customers/?" + query));
    };
    const std::vector<std::string> only_cleo{"cleo"};
    const std::vector<std::string> only_dora{"dora"};
    CHECK(found("search=CLEO") == only_cleo);
    CHECK(found("search=dora@example") == only_dora);
    CHECK(found("search=600+700") == only_dora);
    CHECK(found("search=nobody").empty());
    CHECK(found("search=").size() == 2);
    CHECK(found("is_active=false") == only_cleo);
    CHECK(found("is_active=true") == only_dora);
    CHECK(found("is_active=true&search=cleo").empty());
    for (const char* wrong :
         {"page=0", "page=x", "page_size=101", "page_size=-1", "is_active=perhaps"})
        CHECK(chief.get("customers/?" + std::string{wrong}).status == 400);
    CHECK(chief.get("customers/?search=" + std::string(101, 'x')).status == 400);
}

TEST_CASE("only the platform's administrator lists, adds, changes and removes customers")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor olive = house.owner();
    const Visitor nobody = house.nobody();
    const std::string all = "/api/customers/";
    const auto refused = [&](const Visitor& who, int status) {
        CHECK(who.get(all).status == status);
        CHECK(who.post(all, body(eve())).status == status);
        CHECK(who.put(path_of(cleo), body({{"first_name", "X"}})).status == status);
        CHECK(who.patch(path_of(cleo), body({{"is_active", false}})).status == status);
        CHECK(who.remove(path_of(cleo)).status == status);
    };
    refused(cleo, 403);
    refused(olive, 403);
    refused(nobody, 401);
    CHECK(cleo.get("customers/me/").word("/first_name") == "cleo");
}

TEST_CASE("the platform's administrator adds customers, also some who may not log in yet")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    const Reply made = chief.post("customers/", body(eve()));
    CHECK(made.status == 201);
    CHECK(made["/is_active"] == true);
    CHECK(house.customer_logs_in("eve@example.net").status == 200);
    boost::json::object other = eve();
    other["email"] = "later@example.net";
    other["is_active"] = false;
    const Reply later = chief.post("customers/", body(other));
    CHECK(later.status == 201);
    CHECK(later["/is_active"] == false);
    CHECK(house.customer_logs_in("later@example.net").status == 403);
    CHECK(chief.post("customers/", body(eve())).status == 409);
    CHECK(chief.post("customers/", "{}").word("/error") == "Faltan campos requeridos");
    other["is_active"] = "no";
    CHECK(chief.post("customers/", body(other)).word("/error") == "Campo no válido: is_active");
}

TEST_CASE("the platform's administrator changes every field without anybody's password")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    REQUIRE(holds(cleo, "1").status == 201);
    const Reply put = chief.put(path_of(cleo), body({{"first_name", "Cleopatra"},
                                                     {"last_name", "Ruiz"},
                                                     {"email", "cp@example.net"},
                                                     {"phone", ""},
                                                     {"password", "battery staple"}}));
    CHECK(put.status == 200);
    CHECK(put.word("/first_name") == "Cleopatra");
    CHECK(put.word("/email") == "cp@example.net");
    CHECK(put.word("/phone") == "");
    CHECK(put.number("/total_reservations") == 1);
    CHECK(cleo.get("customers/me/").status == 401); // another password, no old tokens
    CHECK(house.customer_logs_in("cp@example.net", "battery staple").status == 200);
    CHECK(chief.patch(path_of(cleo), "{}").body == put.body);
    CHECK(chief.get(path_of(cleo)).body == put.body);
}

TEST_CASE("a customer who is made active again logs in again, and old tokens stay ended")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor chief = house.platform();
    CHECK(chief.patch(path_of(cleo), body({{"is_active", false}}))["/is_active"] == false);
    CHECK(cleo.get("customers/me/").status == 401);
    CHECK(chief.put(path_of(cleo), body({{"is_active", true}}))["/is_active"] == true);
    CHECK(cleo.get("customers/me/").status == 401);
    CHECK(again(cleo).get("customers/me/").status == 200);
}

TEST_CASE("a change by the platform's administrator is looked at like any other")
{
    HouseOfMembers house;
    const Visitor cleo = house.customer();
    const Visitor ann = house.member();
    REQUIRE(house.registers("dora").status == 201);
    const Visitor chief = house.platform();
    const auto change = [&](boost::json::object fields) {
        return chief.patch(path_of(cleo), body(fields)).status;
    };
    CHECK(change({{"first_name", ""}}) == 400);
    CHECK(change({{"email", "no"}}) == 400);
    CHECK(change({{"is_active", "yes"}}) == 400);
    CHECK(change({{"password", "short"}}) == 400);
    CHECK(change({{"email", "dora@example.net"}}) == 409);
    CHECK(chief.put(path_of(cleo), "[").status == 400);
    for (const std::string& path : {std::string{not_there}, path_of(ann)}) {
        const Reply no = chief.put(path, body({{"first_name", "X"}}));
        CHECK(no.status == 404);
        CHECK(no.word("/error") == "Cliente no encontrado");
    }
}

TEST_CASE("what the platform's administrator sends again is done once, and answered the same")
{
    HouseOfMembers house;
    const Visitor chief = house.platform();
    const Reply made = chief.post("customers/", body(eve()), key("k"));
    const Reply made_again = chief.post("customers/", body(eve()), key("k"));
    CHECK(made_again.status == 201);
    CHECK(made_again.text == made.text);
    const std::string path = "customers/" + std::to_string(made.number("/id")) + "/";
    const Reply off = chief.patch(path, body({{"is_active", false}}), key("k"));
    REQUIRE(off.status == 200);
    REQUIRE(chief.patch(path, body({{"is_active", true}})).status == 200);
    const Reply off_again = chief.patch(path, body({{"is_active", false}}), key("k"));
    CHECK(off_again.status == 200);
    CHECK(off_again.text == off.text);
    CHECK(chief.get(path)["/is_active"] == true);
    CHECK(chief.patch(path, body({{"first_name", "X"}}), key("k")).status == 422);
}
