#include "adapters/http/not_modified.hpp"

#include <catch2/catch.hpp>

using namespace maitred::http;

namespace {

/// Whether a client that has these has "a,b" as well.
bool suffices(const char* if_none_match)
{
    Request request;
    request.headers = {{"accept", "*"}, {"if-none-match", if_none_match}};
    return client_has(request, "\"a,b\"");
}

} // namespace

TEST_CASE("a client has what it names, wherever in its list, weakly or not, or anything")
{
    for (const char* tags : {"*", R"("a,b")", R"(W/"a,b")", R"("x", "a,b")", R"("x","a,b","y")",
                             R"(,, "x" , W/"a,b")"})
        CHECK(suffices(tags));
}

TEST_CASE("a client has not what it names only in part, or not at all")
{
    for (const char* tags :
         {"", " ", "a,b", R"("a)", R"("a,b)", R"(a,b")", R"("b")", R"("a", "b")", R"("A,B")",
          R"(w/"a,b")", R"(W/W/"a,b")", R"("xa,b")", R"("a,bx")", R"(""a,b"")", R"("x", *)",
          R"(x "a,b")", R"("x" "a,b")", R"("a,b"x)", R"('a,b')"})
        CHECK_FALSE(suffices(tags));
}

TEST_CASE("a list of tags may come in several lines, or not at all")
{
    Request request;
    CHECK_FALSE(client_has(request, "\"b\""));
    request.headers = {{"if-none-match", "\"a\""}, {"if-none-match", "\"b\""}};
    CHECK(client_has(request, "\"b\""));
    CHECK(client_has(request, "W/\"b\""));
    CHECK_FALSE(client_has(request, "\"c\""));
}
