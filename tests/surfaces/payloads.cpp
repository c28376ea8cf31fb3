#include "tests/surfaces/house_under_test.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

std::string nested(std::size_t depth)
{
    return R"({"a":)" + std::string(depth, '[') + std::string(depth, ']') + '}';
}

const std::vector<std::string> no_forms = {
    "",
    " ",
    "null",
    "true",
    "42",
    "\"text\"",
    "[]",
    R"([{"time":"2030-06-14"}])",
    "{",
    R"({"time")",
    R"({"time":"2030-06-14T19:00)",
    R"({"a":1,})",
    R"({a:1})",
    R"({'a':1})",
    R"({} {})",
    R"({"a":1} trailing)",
    R"({"name":"Alex","name":"Bea"})",
    "{\"name\":\"A\\u0000lex\"}",
    std::string{"{\"name\":\"A\0lex\"}", 17},
    R"({"guests":1e999})",
    R"({"guests":NaN})",
    R"({"guests":Infinity})",
    R"({"guests":01})",
    R"({"name":"\ud800"})",
    R"({"name":"\udc00\ud800"})",
    "{\"name\":\"\xff\"}",
    "{\"name\":\"\xc0\xaf\"}",
    "{\"name\":\"\xed\xa0\x80\"}",
    "\xef\xbb\xbf{}",
    nested(40),
    nested(20000),
    R"(<?xml version="1.0"?><a/>)",
    "time=2030-06-14&guests=2",
};

} // namespace

TEST_CASE("what is no JSON object is no form")
{
    HouseUnderTest house;
    for (const char* path : {"/api/reservations", "/api/newsletter"})
        for (const std::string& body : no_forms) {
            INFO(path << " " << body.substr(0, 80));
            const auto reply = house.post(path, body);
            CHECK(reply.status == 400);
            CHECK(reply.code() == "INVALID_PAYLOAD");
            CHECK(reply.body.get_object().size() == 2);
            CHECK_FALSE(reply.message().empty());
        }
    const auto audit = house.storage.open(house.restaurant)->audit();
    CHECK(audit.reservations.empty());
    CHECK(audit.guests.empty());
}

TEST_CASE("a form is JSON in UTF-8, or of no stated type")
{
    HouseUnderTest house{{.tables = 10}};
    const std::string form = booking_with("guests", "2");
    const auto sent_as = [&](const std::string& type) {
        return house.ask(http::Method::post, "/api/reservations", form, {{"content-type", type}});
    };
    for (const char* type : {"application/json", "application/json; charset=utf-8",
                             "Application/JSON;charset=\"UTF-8\"", "application/ld+json"})
        CHECK(sent_as(type).status == 201);
    CHECK(house.ask(http::Method::post, "/api/reservations", form).status == 201);
    for (const char* type : {"text/plain", "application/x-www-form-urlencoded",
                             "application/json; charset=latin1", "multipart/form-data"}) {
        INFO(type);
        const auto reply = sent_as(type);
        CHECK(reply.status == 415);
        CHECK(reply.code() == "UNSUPPORTED_MEDIA_TYPE");
        CHECK_FALSE(reply.message().empty());
    }
}

TEST_CASE("every letter of the world may stand in a name")
{
    HouseUnderTest house{{.tables = 10}};
    for (const char* name : {R"("Zoë")", R"("山田太郎")", R"("\ud83c\udf7d Chef")",
                             R"("O'Brien; DROP TABLE reservations--")", R"("<b>Alex</b>")"}) {
        INFO(name);
        auto form = json(booking_with("name", name)).as_object();
        const std::string email =
            "guest" + std::to_string(std::string_view{name}.size()) + "@example.com";
        form["email"] = email;
        CHECK(house.post("/api/reservations", boost::json::serialize(form)).status == 201);
        CHECK(house.list("date=2030-06-14&customer_email=" +
                         email)["/reservations/0/customer/name"] == json(name));
    }
}
