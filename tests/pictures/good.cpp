// Pictures as restaurants send them.
#include "tests/pictures/album.hpp"

#include <catch2/catch.hpp>

using namespace maitred;

namespace {

constexpr Size a_dot = {1, 1};

PictureFacts facts(PictureKind kind, Size size)
{
    return {kind, size.width, size.height};
}

} // namespace

TEST_CASE("a JPEG is seen for what it is, in colour and in grey")
{
    for (const Colour colour : {Colour::full, Colour::grey})
        for (const Size size : {small, a_dot, Size{640, 480}})
            CHECK(examined(jpeg_of(size, colour)) == facts(PictureKind::jpeg, size));
}

TEST_CASE("a JPEG may come in several scans, the first of them coarse")
{
    for (const Size size : {small, a_dot, Size{640, 480}}) {
        CHECK(examined(jpeg_of(size, Colour::full, Scans::progressive)) ==
              facts(PictureKind::jpeg, size));
        CHECK(examined(jpeg_of(size, Colour::grey, Scans::progressive)) ==
              facts(PictureKind::jpeg, size));
        for (const Scans scans : {Scans::one, Scans::progressive})
            CHECK(examined(subsampled_jpeg_of(size, scans)) == facts(PictureKind::jpeg, size));
    }
}

TEST_CASE("a PNG is seen for what it is, in colour and in grey, opaque or not")
{
    for (const Colour colour : {Colour::full, Colour::grey})
        for (const Alpha alpha : {Alpha::none, Alpha::some})
            for (const Size size : {small, a_dot, Size{640, 480}})
                CHECK(examined(png_of(size, colour, alpha)) == facts(PictureKind::png, size));
}

TEST_CASE("a PNG may be interlaced")
{
    for (const Size size : {small, a_dot, Size{640, 480}})
        CHECK(examined(interlaced_png_of(size)) == facts(PictureKind::png, size));
}

TEST_CASE("a WebP is seen for what it is, with loss and without, opaque or not")
{
    for (const Loss loss : {Loss::some, Loss::none})
        for (const Alpha alpha : {Alpha::none, Alpha::some})
            for (const Size size : {small, a_dot, Size{640, 480}})
                CHECK(examined(webp_of(size, loss, alpha)) == facts(PictureKind::webp, size));
}
