#include "adapters/pictures/decoders.hpp"
#include "core/ports/failures.hpp"

#include <webp/decode.h>

namespace maitred::pictures {

namespace {

/// Where things are in a RIFF header.
constexpr std::size_t size_at = 4;
constexpr std::size_t kind_at = 8;

const std::uint8_t* data_of(std::string_view bytes)
{
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

/// RIFF says how long it is, counted from behind the number.
bool ends_where_it_says(std::string_view bytes)
{
    std::uint64_t size = 0;
    for (std::size_t at = size_at + 4; at > size_at; --at)
        size = size << 8 | data_of(bytes)[at - 1];
    return size + kind_at == bytes.size();
}

/// What a decoder made, given back.
struct Decoding {
    WebPDecoderConfig config;

    Decoding() { WebPInitDecoderConfig(&config); }
    Decoding(const Decoding&) = delete;
    Decoding& operator=(const Decoding&) = delete;
    ~Decoding() { WebPFreeDecBuffer(&config.output); }
};

/// Only the last row is written out: all others have been decoded by then, and take no memory.
VP8StatusCode decode(std::string_view bytes, Sides sides)
{
    Decoding decoding;
    WebPDecoderOptions& options = decoding.config.options;
    options.use_cropping = 1;
    options.crop_top = static_cast<int>(sides.height) - 1;
    options.crop_width = static_cast<int>(sides.width);
    options.crop_height = 1;
    decoding.config.output.colorspace = MODE_RGBA;
    return WebPDecode(data_of(bytes), bytes.size(), &decoding.config);
}

} // namespace

bool begins_as_webp(std::string_view bytes)
{
    return bytes.starts_with("RIFF") && bytes.size() > kind_at &&
           bytes.substr(kind_at).starts_with("WEBP");
}

Outcome<PictureFacts> examine_webp(std::string_view bytes)
{
    WebPBitstreamFeatures found;
    if (WebPGetFeatures(data_of(bytes), bytes.size(), &found) != VP8_STATUS_OK)
        return Reason::bad_picture;
    const Sides sides = {static_cast<std::uint32_t>(found.width),
                         static_cast<std::uint32_t>(found.height)};
    if (beyond_limits(sides))
        return Reason::picture_too_large;
    if (found.has_animation || !ends_where_it_says(bytes))
        return Reason::bad_picture;
    const VP8StatusCode status = decode(bytes, sides);
    if (status == VP8_STATUS_OUT_OF_MEMORY)
        throw Unavailable{"there is no memory to decode a picture"};
    if (status != VP8_STATUS_OK)
        return Reason::bad_picture;
    return facts_of(PictureKind::webp, sides);
}

} // namespace maitred::pictures
