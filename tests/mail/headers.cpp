#include "adapters/mail/header_text.hpp"
#include "adapters/mail/mailbox.hpp"
#include "tests/mail/notices.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace maitred::mail;

namespace {

/// Whether the text stays within one field: every line after the first begins with a blank.
bool one_field(const std::string& text)
{
    for (std::size_t i = text.find_first_of("\r\n"); i != text.npos;
         i = text.find_first_of("\r\n", i + 3))
        if (text.compare(i, 3, "\r\n ") != 0)
            return false;
    return true;
}

} // namespace

TEST_CASE("plain words stand in a header as they are")
{
    CHECK(header_text("Ada Lovelace") == "Ada Lovelace");
    CHECK(header_text("") == "");
    CHECK(header_mailbox("Ada Lovelace", "ada@example.org") ==
          "Ada Lovelace\r\n <ada@example.org>");
    CHECK(header_mailbox("", "ada@example.org") == "ada@example.org");
}

TEST_CASE("everything else in a header is encoded")
{
    CHECK(header_text("Íñigo") == "=?utf-8?Q?=C3=8D=C3=B1igo?=");
    CHECK(header_text("=?utf-8?Q?x?=") == "=?utf-8?Q?=3D=3Futf=2D8=3FQ=3Fx=3F=3D?=");
    CHECK(header_text("Eve <eve@evil.example>, x") ==
          "=?utf-8?Q?Eve_=3Ceve=40evil=2Eexample=3E=2C_x?=");
}

TEST_CASE("no text begins another field")
{
    const std::string text = header_text("Hello\r\nBcc: eve@evil.example\r\n\r\nBody\n\r");
    CHECK(one_field(text));
    CHECK_FALSE(contains(text, "Bcc:"));
    CHECK(one_field(header_mailbox("a\nb", "ada@example.org")));
}

TEST_CASE("encoded words are at most 75 characters long and hold whole characters")
{
    std::string long_name;
    for (int i = 0; i < 60; ++i)
        long_name += "ñ🍕";
    const std::string text = header_text(long_name);
    CHECK(one_field(text));
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find("\r\n ", start), text.size());
        const std::string word = text.substr(start, end - start);
        INFO(word);
        CHECK(word.size() <= 75);
        CHECK((word.starts_with("=?utf-8?Q?=C3=B1") || word.starts_with("=?utf-8?Q?=F0=9F")));
        CHECK(word.ends_with("?="));
        start = end + 3;
    }
}

TEST_CASE("dates of letters are those of RFC 5322")
{
    CHECK(header_date(at("2030-06-14 19:28:05")) == "Fri, 14 Jun 2030 19:28:05 +0000");
    CHECK(header_date(at("2031-01-01 00:00")) == "Wed, 01 Jan 2031 00:00:00 +0000");
}

TEST_CASE("an identifier holds nothing that ends it")
{
    CHECK(header_token("notice-1.x@y") == "notice-1.x@y");
    CHECK(header_token("a>\r\nBcc: b;\"<c") == "aBcc:bc");
}

TEST_CASE("letters are an address's, or a name's with its address")
{
    CHECK(Mailbox::of("tables@maitred.example")->address == "tables@maitred.example");
    CHECK(Mailbox::of("tables@maitred.example")->name.empty());
    CHECK(Mailbox::of(" The Tables <tables@localhost> ")->name == "The Tables");
    CHECK(Mailbox::of("\"Tables, Inc.\" <tables@localhost>")->name == "Tables, Inc.");
    CHECK(Mailbox::of("x <tables@localhost>")->domain() == "localhost");
}

TEST_CASE("what is neither is nobody's mailbox")
{
    for (const char* text :
         {"", "tables", "@localhost", "tables@", "a <b", "a <b@c> d", "<>", "a b@c.example",
          "a@b@c.example", "x\r\ny <a@b.example>", "<a@b.example\r\n>x", "josé@example.org"}) {
        INFO(text);
        CHECK_FALSE(Mailbox::of(text).has_value());
    }
}
