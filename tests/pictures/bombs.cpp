// Small files that would be large pictures.
#include "tests/pictures/album.hpp"

#include <catch2/catch.hpp>

using namespace maitred;
using namespace std::string_literals;

namespace {

constexpr Size just_enough = {4'000, 4'000};
static_assert(std::int64_t{just_enough.width} * just_enough.height == most_pixels);

std::string png_that_claims(std::uint32_t side)
{
    const std::string header = big_endian(side) + big_endian(side) + "\x08\x06\0\0\0"s;
    return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", header) + png_chunk("IDAT", "x");
}

} // namespace

TEST_CASE("a header that claims more than the limits is refused before anything is decoded")
{
    CHECK(examined(png_that_claims(50'000)) == too_large);
    CHECK(examined(png_that_claims(0x7FFF'FFFF)) == too_large);
    CHECK(examined(png_that_claims(0)) == bad);
    CHECK(examined(with(jpeg_of(small), "\x08\0\x0D\0\x13"s, "\x08\xFF\xFF\xFF\xFF")) == too_large);
    CHECK(examined(with(jpeg_of(small), "\x08\0\x0D\0\x13"s, "\x08\0\0\0\0"s)) == bad);
    CHECK(examined(with(webp_of(small), "\x9D\x01\x2A\x13\0\x0D\0"s,
                        "\x9D\x01\x2A\xFF\x3F\xFF\x3F")) == too_large);
}

TEST_CASE("as many pixels as are allowed are decoded, one row more is not")
{
    const Size too_tall = {just_enough.width, just_enough.height + 1};
    CHECK(examined(png_of(just_enough, Colour::grey)).has_value());
    CHECK(examined(png_of(too_tall, Colour::grey)) == too_large);
    CHECK(examined(jpeg_of(just_enough, Colour::grey)).has_value());
    CHECK(examined(jpeg_of(too_tall, Colour::grey)) == too_large);
}

TEST_CASE("a side may be as long as is allowed, and not a pixel longer")
{
    CHECK(examined(png_of({longest_side, 1})).has_value());
    CHECK(examined(png_of({1, longest_side})).has_value());
    CHECK(examined(png_of({longest_side + 1, 1})) == too_large);
    CHECK(examined(png_of({1, longest_side + 1})) == too_large);
    CHECK(examined(jpeg_of({longest_side + 1, 1})) == too_large);
    CHECK(examined(webp_of({1, longest_side + 1})) == too_large);
}

TEST_CASE("a JPEG of several scans may need four bytes a pixel of the largest, and no more")
{
    CHECK(examined(subsampled_jpeg_of(just_enough, Scans::progressive)).has_value());
    CHECK(examined(jpeg_of({3'200, 3'200}, Colour::full, Scans::progressive)).has_value());
    CHECK(examined(jpeg_of(just_enough, Colour::full, Scans::progressive)) == too_large);
}

TEST_CASE("a JPEG of very many scans is refused: each is a pass over all pixels")
{
    const std::string picture = jpeg_of(small, Colour::full, Scans::progressive);
    const auto first = picture.find("\xFF\xDA");
    const auto second = picture.find("\xFF\xC4", first); // the next scan's tables
    REQUIRE(second != picture.npos);
    // It brings all bits of what it tells, and may be told again without contradicting itself.
    const std::string scan = with(picture.substr(first, second - first), "\0\0\1"s, "\0\0\0"s);
    const auto repeated = [&](int times) {
        std::string bytes = picture.substr(0, first);
        for (int time = 0; time < times; ++time)
            bytes += scan;
        return bytes + "\xFF\xD9";
    };
    CHECK(examined(repeated(1)).has_value());
    CHECK(examined(repeated(100)).has_value());
    CHECK(examined(repeated(101)) == bad);
}
