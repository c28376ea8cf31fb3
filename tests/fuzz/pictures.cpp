// What a stranger sends as a picture: it is refused, or it is one within the limits.
#include "adapters/pictures/decoded_pictures.hpp"
#include "core/base/ensure.hpp"

#include <cstdint>

using namespace maitred;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    const auto found = pictures::DecodedPictures{}.examine(bytes);
    if (found)
        ensure(found->width > 0 && found->height > 0 && found->width <= longest_side &&
                   found->height <= longest_side &&
                   std::int64_t{found->width} * found->height <= most_pixels,
               "a picture that was taken is within the limits");
    return 0;
}
