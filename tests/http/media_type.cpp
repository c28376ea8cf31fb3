#include "adapters/http/media_type.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;

TEST_CASE("JSON is taken under each of its names, and without one")
{
    for (const char* type : {"", "application/json", "Application/JSON", "application/problem+json",
                             "application/json; charset=utf-8",
                             "application/json;charset=\"UTF-8\"", "application/json ; x=y"})
        CHECK(suits(type, Body::json));
    for (const char* type : {"text/plain", "application/jsonx", "application/+json",
                             "application/json; charset=latin1", "text/x+json", "json"})
        CHECK_FALSE(suits(type, Body::json));
}

TEST_CASE("a form is a form")
{
    CHECK(suits("application/x-www-form-urlencoded", Body::form));
    CHECK_FALSE(suits("application/json", Body::form));
    CHECK(suits("image/png", Body::any));
    CHECK(suits("image/png", Body::none));
}

TEST_CASE("a picture says that it is one, or comes as bytes or in a form")
{
    for (const char* type :
         {"image/jpeg", "image/png", "image/webp", "Image/PNG", "application/octet-stream",
          "multipart/form-data; boundary=x", "MULTIPART/FORM-DATA;boundary=x", " image/png ; x=y"})
        CHECK(suits(type, Body::picture));
    for (const char* type :
         {"", " ", "image/svg+xml", "image/gif", "image/*", "image/pngx", "image", "text/html",
          "multipart/mixed; boundary=x", "application/json", "application/x-www-form-urlencoded"})
        CHECK_FALSE(suits(type, Body::picture));
}
