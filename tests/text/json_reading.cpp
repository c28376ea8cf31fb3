#include "adapters/http/text/json_reading.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace maitred::http;

TEST_CASE("what a guest's browser sends is read")
{
    const auto object = read_object(
        R"({"time":"2025-09-10T19:12:00Z","guests":4,"name":"Ada \u00e9 \ud83c\udf7d","x":[1,2.5,null,true]})");
    REQUIRE(object);
    CHECK(object->at("guests").as_int64() == 4);
    CHECK(object->at("name").as_string() == "Ada \xc3\xa9 \xf0\x9f\x8d\xbd");
    CHECK(object->at("x").as_array().size() == 4);
    CHECK(read_object("{}")->empty());
    CHECK(read_object(R"({"a":{"b":1},"c":{"b":2}})"));
    CHECK(read_json(R"({"guests":1000000000000000000})")->at("guests").is_int64());
}

TEST_CASE("JSON that is valid but no object is told apart from JSON that is not")
{
    for (const char* text : {"[]", "1", "null", "\"x\"", "true"}) {
        CHECK(read_json(text));
        CHECK_FALSE(read_object(text));
    }
    for (const char* text : {"", " ", "{", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{} x", "{}{}",
                             "NaN", "Infinity", "01", "// x\n{}", "\xef\xbb\xbf{}"})
        CHECK_FALSE(read_json(text));
}

TEST_CASE("text that a database would cut or refuse never gets in")
{
    for (const char* text :
         {R"({"a":"\u0000"})", R"({"\u0000":1})", R"({"a":"\u0007"})", R"({"a":"\n"})",
          R"({"a":"\ud800"})", R"({"a":"\udc00\ud800"})", "{\"a\":\"\xff\"}",
          "{\"a\":\"\xc0\xaf\"}", "{\"a\":\"\xed\xa0\x80\"}", "{\"a\":\"\x01\"}"})
        CHECK_FALSE(read_json(text));
}

TEST_CASE("a key that is named twice is refused, however far apart")
{
    CHECK_FALSE(read_json(R"({"a":1,"a":1})"));
    CHECK_FALSE(read_json(R"({"x":{"a":1,"b":2,"\u0061":3}})"));
    std::string many = "{";
    for (int i = 0; i < 5000; ++i)
        many += "\"k" + std::to_string(i) + "\":0,";
    CHECK(read_json(many + "\"z\":0}"));
    CHECK_FALSE(read_json(many + "\"k0\":0}"));
}

TEST_CASE("a number beyond a double is refused")
{
    CHECK_FALSE(read_json(R"({"a":1e999})"));
    CHECK_FALSE(read_json(R"({"a":-1e999})"));
}

TEST_CASE("nesting is bounded")
{
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']');
    };
    CHECK(read_json(nested(32)));
    CHECK_FALSE(read_json(nested(33)));
    CHECK_FALSE(read_json(nested(30000)));
}
