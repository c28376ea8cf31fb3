#include "adapters/pictures/decoders.hpp"
#include "core/ports/failures.hpp"

#include <csetjmp>
#include <cstdio> // jpeglib.h needs it and does not say so

#include <jpeglib.h>

#include <jerror.h>

namespace maitred::pictures {

namespace {

/// Ordinary progressive pictures have about ten. Each costs a pass over all pixels in exchange for
/// a few bytes.
constexpr int most_scans = 100;

/// A picture of several scans is held as coefficients until the last has come.
constexpr long most_memory = 4 * most_pixels;

/// What libjpeg holds on to, and the way out of it.
struct Reading {
    jpeg_decompress_struct jpeg = {};
    jpeg_error_mgr complaints = {};
    jpeg_progress_mgr progress = {};
    std::jmp_buf way_out = {};

    Reading() = default;
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading() { jpeg_destroy_decompress(&jpeg); }
};

[[noreturn]] void leave(j_common_ptr jpeg)
{
    std::longjmp(static_cast<Reading*>(jpeg->client_data)->way_out, 1);
}

/// Below zero are warnings: data is missing or does not fit together. The rest is chatter.
void leave_at_warnings(j_common_ptr jpeg, int level)
{
    if (level < 0)
        leave(jpeg);
}

void leave_at_many_scans(j_common_ptr jpeg)
{
    if (reinterpret_cast<j_decompress_ptr>(jpeg)->input_scan_number > most_scans)
        leave(jpeg);
}

/// Whether the steps came to their end. Complaints jump out of them: nothing in them may have a
/// destructor.
template <class Steps> bool carried_out(Reading& reading, const Steps& steps)
{
    if (setjmp(reading.way_out) != 0)
        return false;
    steps(&reading.jpeg);
    return true;
}

void open(Reading& reading)
{
    reading.jpeg.client_data = &reading;
    reading.jpeg.err = jpeg_std_error(&reading.complaints);
    reading.complaints.error_exit = leave;
    reading.complaints.emit_message = leave_at_warnings;
    jpeg_create_decompress(&reading.jpeg);
    reading.progress.progress_monitor = leave_at_many_scans;
    reading.jpeg.progress = &reading.progress;
    reading.jpeg.mem->max_memory_to_use = most_memory;
}

void read_header(j_decompress_ptr jpeg, std::string_view bytes)
{
    jpeg_mem_src(jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    jpeg_read_header(jpeg, TRUE);
}

/// Every row is decoded, and forgotten for the next.
void decode(j_decompress_ptr jpeg)
{
    jpeg_start_decompress(jpeg);
    const JDIMENSION samples =
        jpeg->output_width * static_cast<JDIMENSION>(jpeg->output_components);
    const JSAMPARRAY row =
        jpeg->mem->alloc_sarray(reinterpret_cast<j_common_ptr>(jpeg), JPOOL_IMAGE, samples, 1);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, row, 1);
    jpeg_finish_decompress(jpeg);
}

Reason reason_of(const Reading& reading)
{
    if (reading.complaints.msg_code == JERR_OUT_OF_MEMORY)
        throw Unavailable{"there is no memory to decode a picture"};
    // How libjpeg says that it may not use as much as this picture needs.
    return reading.complaints.msg_code == JERR_NO_BACKING_STORE ? Reason::picture_too_large
                                                                : Reason::bad_picture;
}

} // namespace

bool begins_as_jpeg(std::string_view bytes)
{
    return bytes.starts_with("\xFF\xD8\xFF");
}

Outcome<PictureFacts> examine_jpeg(std::string_view bytes)
{
    Reading reading;
    const bool begun = carried_out(reading, [&](j_decompress_ptr jpeg) {
        open(reading);
        read_header(jpeg, bytes);
    });
    // libjpeg itself complains of the longest sides, so this comes before its complaints.
    const Sides sides = {reading.jpeg.image_width, reading.jpeg.image_height};
    if (beyond_limits(sides))
        return Reason::picture_too_large;
    // Browsers do not show arithmetic coding.
    if (begun && reading.jpeg.arith_code)
        return Reason::bad_picture;
    if (!begun || !carried_out(reading, decode))
        return reason_of(reading);
    if (reading.jpeg.src->bytes_in_buffer > 0)
        return Reason::bad_picture;
    return facts_of(PictureKind::jpeg, sides);
}

} // namespace maitred::pictures
