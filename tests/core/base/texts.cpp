#include "core/base/text.hpp"

#include "tests/support/printing.hpp"

using namespace maitred;

namespace {

std::string times(std::size_t count, const std::string& text)
{
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

} // namespace

TEST_CASE("the length of a text is counted in characters, not in bytes")
{
    CHECK(printable_length("") == 0);
    CHECK(printable_length("Zoe") == 3);
    CHECK(printable_length("Zoë") == 3);
    CHECK(printable_length("寿司") == 2);
    CHECK(printable_length("🍷") == 1);
}

TEST_CASE("every well-formed boundary of UTF-8 is one character")
{
    for (const char* edge :
         {"\x20", "\x7E", "\xC2\xA0", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
          "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
        CHECK(printable_length(edge) == 1);
}

TEST_CASE("a text that is not UTF-8 has no length")
{
    const char* broken[] = {
        "\x80",             // a continuation without a beginning
        "\xBF",             //
        "\xC3",             // cut off after the first byte of two
        "\xC3(",            // continued by something else
        "\xE2\x82",         // cut off after two bytes of three
        "\xE2(\xA1",        //
        "\xF0\x9F\x8D",     // cut off after three bytes of four
        "\xF0\x9F(\xB7",    //
        "\xC0\xAF",         // '/' in two bytes
        "\xC1\xBF",         //
        "\xE0\x80\xAF",     // '/' in three
        "\xE0\x9F\xBF",     //
        "\xF0\x80\x80\xAF", // '/' in four
        "\xF0\x8F\xBF\xBF", //
        "\xED\xA0\x80",     // the first surrogate
        "\xED\xBF\xBF",     // the last
        "\xF4\x90\x80\x80", // beyond U+10FFFF
        "\xF5\x80\x80\x80", //
        "\xFE",             //
        "\xFF",             //
    };
    for (const std::string text : broken) {
        CAPTURE(text);
        CHECK(printable_length(text) == not_printable);
        CHECK(printable_length("Zoe" + text) == not_printable);
        CHECK(printable_length(text + "Zoe") == not_printable);
    }
}

TEST_CASE("a control character makes a text unprintable")
{
    CHECK(printable_length(std::string_view{"\0", 1}) == not_printable);
    CHECK(printable_length(std::string_view{"Zo\0e", 4}) == not_printable);
    CHECK(printable_length("Zo\ne") == not_printable);
    CHECK(printable_length("Zo\x1F") == not_printable);
    CHECK(printable_length("Zo\x7F") == not_printable);
    CHECK(printable_length("Zo\xC2\x80") == not_printable); // C1, the first
    CHECK(printable_length("Zo\xC2\x9F") == not_printable); // C1, the last
}

TEST_CASE("white space at both ends of a text does not count")
{
    CHECK(trimmed("  Zoe  ") == "Zoe");
    CHECK(trimmed("\t\r\n\v\fZoe Bell\n") == "Zoe Bell");
    CHECK(trimmed("Zoe") == "Zoe");
    CHECK(trimmed(" \t ") == "");
    CHECK(trimmed("") == "");
}

TEST_CASE("a name has 1 to 120 characters after trimming")
{
    CHECK(Name::of("  Zoë Bell ")->text() == "Zoë Bell");
    CHECK(Name::of("Z"));
    CHECK(Name::of(times(120, "ë")));
    CHECK(Name::of(" " + times(120, "Z") + " "));
    CHECK(Name::of("").error().reason == Reason::bad_name);
    CHECK(Name::of("   ").error().reason == Reason::bad_name);
    CHECK(Name::of(times(121, "Z")).error().reason == Reason::bad_name);
    CHECK(Name::of("Zoe\nBell").error().reason == Reason::bad_name);
    CHECK(Name::of("Zo\xEB").error().reason == Reason::bad_name); // Latin-1
}

TEST_CASE("a phone number is 1 to 32 printable characters, kept as written")
{
    CHECK(Phone::of(" +44 (0)20 7946-0000 ")->text() == "+44 (0)20 7946-0000");
    CHECK(Phone::of("1"));
    CHECK(Phone::of(times(32, "1")));
    CHECK(Phone::of(times(33, "1")).error().reason == Reason::bad_phone);
    CHECK(Phone::of("").error().reason == Reason::bad_phone);
    CHECK(Phone::of("1\t2").error().reason == Reason::bad_phone);
}

TEST_CASE("an e-mail address is kept trimmed and in lower case")
{
    CHECK(Email::of("  Ada.Lovelace@Example.ORG ")->text() == "ada.lovelace@example.org");
}

TEST_CASE("addresses that mail can reach are taken")
{
    const std::string local64 = times(64, "a");
    const std::string label63 = times(63, "b");
    for (const std::string& good :
         {std::string{"a@b.c"}, std::string{"ada@example.org"},
          std::string{"ada+table@example.org"}, std::string{"o'brien@example.org"},
          std::string{"a_b-c.d@sub.example.co.uk"}, std::string{"1@2.3"},
          std::string{"ada@ex-ample.org"}, std::string{"zoë@bücher.example"},
          local64 + "@example.org", "a@" + label63 + ".org"}) {
        CAPTURE(good);
        CHECK(Email::of(good));
    }
}

TEST_CASE("what is no address is refused")
{
    const std::string label63 = times(63, "b");
    const std::string long_domain = label63 + "." + label63 + "." + label63 + "." + label63;
    for (const std::string& bad : {std::string{""},
                                   std::string{"ada"},
                                   std::string{"@"},
                                   std::string{"ada@"},
                                   std::string{"@example.org"},
                                   std::string{"ada@localhost"},
                                   std::string{"ada@example."},
                                   std::string{"ada@.org"},
                                   std::string{"ada@ex..org"},
                                   std::string{"ada@-ex.org"},
                                   std::string{"ada@ex-.org"},
                                   std::string{"a@da@example.org"},
                                   std::string{".ada@example.org"},
                                   std::string{"ada.@example.org"},
                                   std::string{"a..da@example.org"},
                                   std::string{"a da@example.org"},
                                   std::string{"ada@exam ple.org"},
                                   std::string{"ada@exam_ple.org"},
                                   std::string{"ada@example.org\nBcc: bob@example.org"},
                                   std::string{"<ada@example.org>"},
                                   std::string{"ada@[127.0.0.1]"},
                                   std::string{"ada\xFF@example.org"},
                                   std::string{"ad\0a@example.org", 16},
                                   times(65, "a") + "@example.org",
                                   "a@" + times(64, "b") + ".org",
                                   "a@" + long_domain}) {
        CAPTURE(bad);
        CHECK(Email::of(bad).error().reason == Reason::bad_email);
    }
}

TEST_CASE("an address has at most 254 bytes")
{
    const std::string labels = times(63, "b") + "." + times(63, "b") + "." + times(63, "b") + ".";
    const std::string just = "abcd@" + labels + times(57, "c");
    REQUIRE(just.size() == 254);
    CHECK(Email::of(just));
    CHECK(Email::of("e" + just).error().reason == Reason::bad_email);
    const std::string umlaut = "ëbc@" + labels + times(57, "c");
    REQUIRE(umlaut.size() == 254);
    CHECK(Email::of(umlaut));
    CHECK(Email::of("ë" + umlaut.substr(0, umlaut.size() - 1)).error().reason == Reason::bad_email);
}
