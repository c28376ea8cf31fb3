#pragma once

#include "adapters/pictures/decoded_pictures.hpp"

#include <string>

namespace maitred {

inline Outcome<PictureFacts> examined(std::string_view bytes)
{
    return pictures::DecodedPictures{}.examine(bytes);
}

inline const Outcome<PictureFacts> bad = Reason::bad_picture;
inline const Outcome<PictureFacts> too_large = Reason::picture_too_large;

struct Size {
    int width;
    int height;
};

inline constexpr Size small = {19, 13}; ///< no side fits the blocks that encoders like

enum class Colour { grey, full };

enum class Scans { one, progressive };

enum class Coding { huffman, arithmetic };

/// Full colour is not subsampled.
std::string jpeg_of(Size size, Colour colour = Colour::full, Scans scans = Scans::one,
                    Coding coding = Coding::huffman);

/// As most cameras and programs write them: two samples of colour for four of light.
std::string subsampled_jpeg_of(Size size, Scans scans);

enum class Alpha { none, some };

std::string png_of(Size size, Colour colour = Colour::full, Alpha alpha = Alpha::none);

/// In seven passes over the picture (Adam7).
std::string interlaced_png_of(Size size);

enum class Loss { some, none };

std::string webp_of(Size size, Loss loss = Loss::some, Alpha alpha = Alpha::none);

/// A PNG chunk with its length and the right checksum.
std::string png_chunk(std::string_view name, std::string_view data);

/// Four bytes, the first the highest.
std::string big_endian(std::uint32_t number);

/// The bytes with others in the place where they are found; the test stops where they are not.
std::string with(std::string bytes, std::string_view found, std::string_view others);

} // namespace maitred
