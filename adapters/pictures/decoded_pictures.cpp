#include "adapters/pictures/decoded_pictures.hpp"

#include "adapters/pictures/decoders.hpp"

namespace maitred::pictures {

Outcome<PictureFacts> DecodedPictures::examine(std::string_view bytes) const
{
    if (begins_as_jpeg(bytes))
        return examine_jpeg(bytes);
    if (begins_as_png(bytes))
        return examine_png(bytes);
    if (begins_as_webp(bytes))
        return examine_webp(bytes);
    return Reason::bad_picture;
}

} // namespace maitred::pictures
