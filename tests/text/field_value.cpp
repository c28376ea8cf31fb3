#include "adapters/http/text/field_value.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;

TEST_CASE("a field value is a word and what is said of it")
{
    const auto field = read_field_value("Form-Data; NAME=\"a; b\" ;filename=x/y=z;;");
    REQUIRE(field);
    CHECK(field->word == "form-data");
    CHECK(field->parameters == Parameters{{"name", "a; b"}, {"filename", "x/y=z"}});
    CHECK(*field->parameter("name") == "a; b");
    CHECK(field->parameter("size") == nullptr);
    CHECK(read_field_value("")->word.empty());
}

TEST_CASE("in quotes a backslash escapes a quotation mark or itself, and else nothing")
{
    const auto value = [](std::string_view quoted) {
        return *read_field_value("x; a=" + std::string{quoted})->parameter("a");
    };
    CHECK(value(R"("")").empty());
    CHECK(value(R"("a\"b\\c")") == R"(a"b\c)");
    CHECK(value(R"("C:\menu.png")") == R"(C:\menu.png)");
}

TEST_CASE("a field value that two could read differently is not read")
{
    for (const char* text : {"x; a", "x; a = b", "x; =b", "x; a=", "x; a=\"b", "x; a=\"b\\\"",
                             "x; a=\"b\"c", "x; a=b c", "x; a=b\"c\"", "x; a=b\\c", "x; a=b; A=c",
                             "x; a b=c", "x\t; a=b", "x; a=\"\r\n\"", "x; a=\"\xff\""})
        CHECK_FALSE(read_field_value(text));
    std::string many = "x";
    for (int i = 0; i < 16; ++i)
        many += "; a" + std::to_string(i) + "=b";
    CHECK(read_field_value(many));
    CHECK_FALSE(read_field_value(many + "; c=d"));
}
