#include "core/people/common_passwords.hpp"
#include "core/people/password.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace maitred {
namespace {

std::string times(int n, const std::string& text)
{
    std::string repeated;
    for (int i = 0; i < n; ++i)
        repeated += text;
    return repeated;
}

TEST_CASE("a password has 8 to 128 characters, whatever letters it is written in")
{
    CHECK_FALSE(Password::of(""));
    CHECK_FALSE(Password::of("1234567"));
    CHECK(Password::of("12345678"));
    CHECK(Password::of(times(128, "x")));
    CHECK_FALSE(Password::of(times(129, "x")));
    CHECK_FALSE(Password::of(times(7, "é")));
    CHECK(Password::of(times(8, "é")));
    CHECK(Password::of(times(128, "𝄞")));
    CHECK_FALSE(Password::of(times(129, "𝄞")));
    CHECK(Password::of("short").error().reason == Reason::bad_password);
}

TEST_CASE("no character of a password is dropped, not even a blank at its end")
{
    const std::string text = "  correct horse battery staple  ";
    CHECK(Password::of(text)->text() == text);
    CHECK(Password::of(times(127, "x") + "y")->text().back() == 'y');
}

TEST_CASE("nothing that cannot be typed is in a password")
{
    using namespace std::string_view_literals;
    for (const std::string_view text : {"12345678\n"sv,
                                        "1234\0"
                                        "5678"sv,
                                        "12345678\x7f"sv, "12345678\xff"sv, "1234567\xc3"sv}) {
        INFO(text);
        CHECK_FALSE(Password::of(text));
    }
}

TEST_CASE("the passwords that are guessed first are known, however their letters are written")
{
    for (const char* text : {"password", "PassWord", "12345678", "password123", "qwertyuiop",
                             "iloveyou", "trustno1"}) {
        INFO(text);
        CHECK(common(*Password::of(text)));
    }
    for (const char* text : {"password 123", "correct horse battery staple", "xpassword",
                             "passwordx", "# The 3,000 commonest"}) {
        INFO(text);
        CHECK_FALSE(common(*Password::of(text)));
    }
}

TEST_CASE("three thousand passwords are known, each as it stands in the list")
{
    const std::string_view list = common_passwords();
    std::size_t known = 0;
    for (std::size_t start = 0; start < list.size();) {
        const std::size_t end = list.find('\n', start);
        REQUIRE(end != list.npos);
        const std::string_view line = list.substr(start, end - start);
        start = end + 1;
        if (line.starts_with("# "))
            continue;
        INFO(line);
        REQUIRE(Password::of(line).has_value());
        CHECK(line.find(' ') == line.npos);
        known += common(*Password::of(line)) ? 1 : 0;
    }
    CHECK(known == 3000);
}

} // namespace
} // namespace maitred
