// What is not a picture, or not all of one, whatever it says.
#include "tests/pictures/album.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace maitred;
using namespace std::string_literals;

namespace {

const std::string script = "<script>alert(1)</script>";

/// One of every way in which a picture can be written, small enough to be tried at every byte.
std::vector<std::string> album()
{
    return {jpeg_of(small),
            jpeg_of(small, Colour::grey),
            jpeg_of(small, Colour::full, Scans::progressive),
            subsampled_jpeg_of(small, Scans::one),
            png_of(small),
            png_of(small, Colour::grey, Alpha::some),
            interlaced_png_of(small),
            webp_of(small),
            webp_of(small, Loss::some, Alpha::some),
            webp_of(small, Loss::none)};
}

/// Four bytes, the first the lowest.
std::string little_endian(std::size_t number)
{
    const std::string bytes = big_endian(static_cast<std::uint32_t>(number));
    return {bytes.rbegin(), bytes.rend()};
}

} // namespace

TEST_CASE("what does not begin as a picture is none")
{
    CHECK(examined("") == bad);
    CHECK(examined("a photograph of the terrace") == bad);
    CHECK(examined("<svg xmlns='http://www.w3.org/2000/svg'>" + script + "</svg>") == bad);
    CHECK(examined("<!doctype html><html><body>" + script + "</body></html>") == bad);
    CHECK(examined("GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"s) ==
          bad);
    CHECK(examined("%PDF-1.7\n") == bad);
    CHECK(examined(std::string(1000, '\0')) == bad);
}

TEST_CASE("a beginning without a picture behind it is none")
{
    CHECK(examined("\xFF\xD8\xFF") == bad);
    CHECK(examined("\xFF\xD8\xFF\xD9") == bad);
    CHECK(examined("\x89PNG\r\n\x1A\n") == bad);
    CHECK(examined("RIFF") == bad);
    CHECK(examined("RIFF\4\0\0\0WEBP"s) == bad);
    CHECK(examined("\xFF\xD8\xFF" + script) == bad);
    CHECK(examined("\x89PNG\r\n\x1A\n" + script) == bad);
    CHECK(examined("RIFF\x1D\0\0\0WEBP"s + script) == bad);
}

TEST_CASE("a picture that begins as another kind is neither")
{
    for (const std::string& one : {jpeg_of(small), png_of(small), webp_of(small)})
        for (const std::string& other : {jpeg_of(small), png_of(small), webp_of(small)})
            if (one != other) {
                CHECK(examined(one.substr(0, 12) + other.substr(12)) == bad);
                CHECK(examined(one.substr(0, one.size() / 2) + other) == bad);
            }
}

TEST_CASE("something else in front of a picture is not a picture")
{
    for (const std::string& picture : album()) {
        CHECK(examined(script + picture) == bad);
        CHECK(examined("\n" + picture) == bad);
        CHECK(examined("GIF89a" + picture) == bad);
    }
}

TEST_CASE("a picture that ends early is none, wherever it ends")
{
    for (const std::string& picture : album())
        for (std::size_t length = 0; length < picture.size(); ++length) {
            INFO(length << " of " << picture.size());
            CHECK(examined(std::string_view{picture}.substr(0, length)) == bad);
        }
}

TEST_CASE("a picture that goes on behind its end is refused: a script could ride along")
{
    for (const std::string& picture : album()) {
        REQUIRE(examined(picture).has_value());
        CHECK(examined(picture + script) == bad);
        CHECK(examined(picture + "\0"s) == bad);
        CHECK(examined(picture + "\n") == bad);
        CHECK(examined(picture + picture) == bad);
        CHECK(examined(picture + script + "\xFF\xD9") == bad);
    }
}

TEST_CASE("a picture with any byte changed is examined to an end")
{
    for (const std::string& picture : album())
        for (std::size_t at = 0; at < picture.size(); ++at)
            for (const int flipped : {0x01, 0x10, 0x80, 0xFF}) {
                std::string changed = picture;
                changed[at] = static_cast<char>(changed[at] ^ flipped);
                const auto outcome = examined(changed);
                CHECK((outcome || outcome == bad || outcome == too_large));
            }
}

TEST_CASE("a JPEG with rows missing is none, even where it ends properly")
{
    const std::string whole = jpeg_of({64, 256});
    CHECK(examined(whole.substr(0, whole.size() / 2) + "\xFF\xD9") == bad);
}

TEST_CASE("a WebP with rows missing is none, even where it ends properly")
{
    for (const Loss loss : {Loss::some, Loss::none}) {
        const std::string whole = webp_of({64, 256}, loss);
        constexpr std::size_t pixels_at = 20;
        const std::string half = whole.substr(pixels_at, (whole.size() - pixels_at) / 4 * 2);
        const std::string chunk = whole.substr(12, 4) + little_endian(half.size()) + half;
        CHECK(examined("RIFF" + little_endian(chunk.size() + 4) + "WEBP" + chunk) == bad);
    }
}

TEST_CASE("a JPEG that browsers cannot read is none")
{
    CHECK(examined(jpeg_of(small, Colour::full, Scans::one, Coding::arithmetic)) == bad);
}

TEST_CASE("a WebP that moves is refused: only its first picture would have been looked at")
{
    const std::string canvas = "VP8X\n\0\0\0\x02\0\0\0\x12\0\0\x0C\0\0"s;
    CHECK(examined("RIFF\x16\0\0\0WEBP"s + canvas) == bad);
}

TEST_CASE("a WebP ends where it says")
{
    const std::string picture = webp_of(small, Loss::none);
    const auto claiming = [&](int more) {
        std::string changed = picture;
        changed[4] = static_cast<char>(changed[4] + more);
        return changed;
    };
    REQUIRE(examined(claiming(0)).has_value());
    CHECK(examined(claiming(2)) == bad);
    CHECK(examined(claiming(-2)) == bad);
    CHECK(examined(claiming(2) + "..") == examined(picture)); // within it, readers pass them over
}
