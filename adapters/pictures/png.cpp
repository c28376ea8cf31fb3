#include "adapters/pictures/decoders.hpp"
#include "core/ports/failures.hpp"

#include <cstring>

#include <png.h>

namespace maitred::pictures {

namespace {

/// What libpng holds on to, and the bytes that it has not read.
struct Reading {
    png_structp png = nullptr;
    png_infop info = nullptr;
    std::string_view left;

    explicit Reading(std::string_view bytes) : left{bytes} {}
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() { png_destroy_read_struct(&png, &info, nullptr); }
};

[[noreturn]] void leave(png_structp png, png_const_charp)
{
    png_longjmp(png, 1);
}

/// What is wrong with pixels is made an error below; the rest is chatter.
void keep_quiet(png_structp, png_const_charp) {}

void take(png_structp png, png_bytep to, std::size_t size)
{
    std::string_view& left = static_cast<Reading*>(png_get_io_ptr(png))->left;
    if (size > left.size())
        png_error(png, "the bytes have ended");
    std::memcpy(to, left.data(), size);
    left.remove_prefix(size);
}

/// Animations are refused, and so is what one has to understand and does not: chunks whose name
/// begins with a capital. libpng's own chunks come by here as well, except those of the pixels.
int pass_over(png_structp, png_unknown_chunkp chunk)
{
    constexpr int refused = -1;
    constexpr int dealt_with = 1;
    const std::string_view name{reinterpret_cast<const char*>(chunk->name), 4};
    for (const std::string_view animated : {"acTL", "fcTL", "fdAT"})
        if (name == animated)
            return refused;
    const bool critical = name[0] >= 'A' && name[0] <= 'Z';
    return critical ? refused : dealt_with;
}

/// Whether the steps came to their end. Complaints jump out of them: nothing in them may have a
/// destructor.
template <class Steps> bool carried_out(Reading& reading, const Steps& steps)
{
    if (setjmp(png_jmpbuf(reading.png)) != 0)
        return false;
    steps(reading);
    return true;
}

void open(Reading& reading)
{
    reading.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, keep_quiet);
    reading.info = reading.png ? png_create_info_struct(reading.png) : nullptr;
    if (!reading.info)
        throw Unavailable{"there is no memory to decode a picture"};
}

/// Texts, colour profiles and the like are not unpacked: a few bytes of them may become gigabytes.
void read_header(Reading& reading)
{
    png_set_read_fn(reading.png, &reading, take);
    png_set_crc_action(reading.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_benign_errors(reading.png, 0);
    png_set_keep_unknown_chunks(reading.png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);
    png_set_read_user_chunk_fn(reading.png, nullptr, pass_over);
    // A chunk is taken whole, and no honest one is longer than all that is there.
    png_set_chunk_malloc_max(reading.png, reading.left.size());
    png_read_info(reading.png, reading.info);
}

/// Every row is decoded into libpng's own, and forgotten for the next.
void decode(Reading& reading)
{
    const int passes = png_set_interlace_handling(reading.png);
    const png_uint_32 rows = png_get_image_height(reading.png, reading.info);
    for (int pass = 0; pass < passes; ++pass)
        for (png_uint_32 row = 0; row < rows; ++row)
            png_read_row(reading.png, nullptr, nullptr);
    png_read_end(reading.png, nullptr);
}

} // namespace

bool begins_as_png(std::string_view bytes)
{
    return bytes.starts_with("\x89PNG\r\n\x1A\n");
}

Outcome<PictureFacts> examine_png(std::string_view bytes)
{
    Reading reading{bytes};
    open(reading);
    const bool begun = carried_out(reading, read_header);
    // libpng itself complains of the longest sides, so this comes before its complaints.
    const Sides sides = {png_get_image_width(reading.png, reading.info),
                         png_get_image_height(reading.png, reading.info)};
    if (beyond_limits(sides))
        return Reason::picture_too_large;
    if (!begun || !carried_out(reading, decode) || !reading.left.empty())
        return Reason::bad_picture;
    return facts_of(PictureKind::png, sides);
}

} // namespace maitred::pictures
