#include "tests/pictures/album.hpp"

#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <jpeglib.h>
#include <png.h>
#include <webp/encode.h>

namespace maitred {

namespace {

/// Something of a gradient, so that no plane is empty.
std::vector<unsigned char> pixels_of(Size size, std::size_t channels)
{
    std::vector<unsigned char> pixels(static_cast<std::size_t>(size.width) *
                                      static_cast<std::size_t>(size.height) * channels);
    for (std::size_t at = 0; at < pixels.size(); ++at)
        pixels[at] = static_cast<unsigned char>(at * 7 / channels + 40 * (at % channels));
    return pixels;
}

struct Manner {
    Colour colour = Colour::full;
    Scans scans = Scans::one;
    Coding coding = Coding::huffman;
    bool subsampled = false;
};

void set_up(jpeg_compress_struct& jpeg, Size size, Manner manner)
{
    jpeg.image_width = static_cast<JDIMENSION>(size.width);
    jpeg.image_height = static_cast<JDIMENSION>(size.height);
    jpeg.input_components = manner.colour == Colour::grey ? 1 : 3;
    jpeg.in_color_space = manner.colour == Colour::grey ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    if (!manner.subsampled)
        jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
    if (manner.scans == Scans::progressive)
        jpeg_simple_progression(&jpeg);
    jpeg.arith_code = manner.coding == Coding::arithmetic;
}

std::string encoded(Size size, Manner manner)
{
    jpeg_compress_struct jpeg;
    jpeg_error_mgr complaints;
    jpeg.err = jpeg_std_error(&complaints);
    jpeg_create_compress(&jpeg);
    unsigned char* made = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&jpeg, &made, &length);
    set_up(jpeg, size, manner);
    auto row = pixels_of({size.width, 1}, static_cast<std::size_t>(jpeg.input_components));
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW start = row.data();
        jpeg_write_scanlines(&jpeg, &start, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    std::string bytes{reinterpret_cast<const char*>(made), length};
    std::free(made);
    return bytes;
}

void append(png_structp png, png_bytep data, std::size_t size)
{
    static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(data), size);
}

/// Without zlib's: nobody else here needs it.
std::uint32_t checksum(std::string_view bytes)
{
    std::uint32_t sum = ~0u;
    for (const char byte : bytes) {
        sum ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320u : 0u);
    }
    return ~sum;
}

} // namespace

std::string jpeg_of(Size size, Colour colour, Scans scans, Coding coding)
{
    return encoded(size, {colour, scans, coding});
}

std::string subsampled_jpeg_of(Size size, Scans scans)
{
    return encoded(size, {.scans = scans, .subsampled = true});
}

std::string png_of(Size size, Colour colour, Alpha alpha)
{
    png_image png = {};
    png.version = PNG_IMAGE_VERSION;
    png.width = static_cast<png_uint_32>(size.width);
    png.height = static_cast<png_uint_32>(size.height);
    png.format = (colour == Colour::full ? PNG_FORMAT_FLAG_COLOR : 0u) |
                 (alpha == Alpha::some ? PNG_FORMAT_FLAG_ALPHA : 0u);
    const auto pixels = pixels_of(size, PNG_IMAGE_PIXEL_CHANNELS(png.format));
    png_alloc_size_t length = PNG_IMAGE_PNG_SIZE_MAX(png);
    std::string bytes(length, '\0');
    REQUIRE(png_image_write_to_memory(&png, bytes.data(), &length, 0, pixels.data(), 0, nullptr));
    bytes.resize(length);
    return bytes;
}

std::string interlaced_png_of(Size size)
{
    std::string bytes;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(png, &bytes, append, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(size.width),
                 static_cast<png_uint_32>(size.height), 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_ADAM7,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    const auto row = pixels_of({size.width, 1}, 3);
    const int passes = png_set_interlace_handling(png);
    for (int left = passes * size.height; left > 0; --left)
        png_write_row(png, row.data());
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return bytes;
}

std::string webp_of(Size size, Loss loss, Alpha alpha)
{
    const std::size_t channels = alpha == Alpha::some ? 4 : 3;
    const auto pixels = pixels_of(size, channels);
    const int stride = size.width * static_cast<int>(channels);
    const auto [width, height] = size;
    std::uint8_t* made = nullptr;
    std::size_t length = 0;
    if (loss == Loss::none)
        length = (channels == 4 ? WebPEncodeLosslessRGBA : WebPEncodeLosslessRGB)(
            pixels.data(), width, height, stride, &made);
    if (loss == Loss::some)
        length = (channels == 4 ? WebPEncodeRGBA : WebPEncodeRGB)(pixels.data(), width, height,
                                                                  stride, 75, &made);
    REQUIRE(length > 0);
    std::string bytes{reinterpret_cast<const char*>(made), length};
    WebPFree(made);
    return bytes;
}

std::string big_endian(std::uint32_t number)
{
    std::string bytes;
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>(number >> shift);
    return bytes;
}

std::string png_chunk(std::string_view name, std::string_view data)
{
    const std::string summed = std::string{name} + std::string{data};
    return big_endian(static_cast<std::uint32_t>(data.size())) + summed +
           big_endian(checksum(summed));
}

std::string with(std::string bytes, std::string_view found, std::string_view others)
{
    const auto at = bytes.find(found);
    REQUIRE(at != bytes.npos);
    return bytes.replace(at, found.size(), others);
}

} // namespace maitred
