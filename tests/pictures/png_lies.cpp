// A PNG is a row of chunks, each with a checksum.
#include "tests/pictures/album.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace std::string_literals;

namespace {

constexpr std::size_t behind_the_header = 8 + 25;

std::string with_chunk(std::string_view name, std::string_view data)
{
    return png_of(small).insert(behind_the_header, png_chunk(name, data));
}

} // namespace

TEST_CASE("a PNG with any byte changed is refused: there are checksums")
{
    for (const std::string& picture : {png_of(small), with_chunk("tEXt", "Title\0The terrace"s)})
        for (std::size_t at = 0; at < picture.size(); ++at)
            for (const int flipped : {0x01, 0x20, 0x80}) {
                std::string changed = picture;
                changed[at] = static_cast<char>(changed[at] ^ flipped);
                INFO(at);
                CHECK_FALSE(examined(changed).has_value());
            }
}

TEST_CASE("what a PNG says beside its pixels is passed over, not unpacked")
{
    const auto good = examined(png_of(small));
    REQUIRE(good.has_value());
    CHECK(examined(with_chunk("tEXt", "Title\0The terrace"s)) == good);
    CHECK(examined(with_chunk("zTXt", "Title\0\0not compressed at all"s)) == good);
    CHECK(examined(with_chunk("iCCP", "sRGB\0\0nor is this"s)) == good);
    CHECK(examined(with_chunk("eXIf", std::string(9'000'000, 'x'))) == good);
}

TEST_CASE("a PNG with something in it that nobody understands is refused")
{
    CHECK(examined(with_chunk("ABCD", "")) == bad);
}

TEST_CASE("a PNG that moves is refused: only its first picture would have been looked at")
{
    CHECK(examined(with_chunk("acTL", big_endian(1) + big_endian(0))) == bad);
    CHECK(examined(with_chunk("fdAT", big_endian(0))) == bad);
}

TEST_CASE("a PNG has as many rows as it says, no fewer and no more")
{
    const std::string rows = png_of(small).substr(behind_the_header);
    const auto claiming = [&](int height) {
        const std::string sides =
            big_endian(small.width) + big_endian(static_cast<std::uint32_t>(height));
        return png_of(small).substr(0, 8) + png_chunk("IHDR", sides + "\x08\x02\0\0\0"s) + rows;
    };
    CHECK(examined(claiming(small.height)).has_value());
    CHECK(examined(claiming(small.height + 1)) == bad);
    CHECK(examined(claiming(small.height - 1)) == bad);
}

TEST_CASE("a PNG without its pixels or its end is refused")
{
    const std::string picture = png_of(small);
    const std::string end = png_chunk("IEND", "");
    REQUIRE(picture.ends_with(end));
    CHECK(examined(picture.substr(0, behind_the_header) + end) == bad);
    CHECK(examined(picture.substr(0, picture.size() - end.size())) == bad);
    CHECK(examined(picture.substr(0, behind_the_header) + png_chunk("IDAT", "") + end) == bad);
}
