#pragma once

#include "adapters/http/message.hpp"
#include "core/notices/language.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace maitred::http {

/// What a header such as Accept or Accept-Language asks for, as it stands there: names in lower
/// case, each with how much it is liked, in thousandths.
struct Preference {
    std::string name;
    int weight;
};
std::vector<Preference> read_preferences(std::string_view header);

/// How much a media type is liked: what names it counts before what names its kind, and that
/// before "*/*". Where nothing is said, everything is liked alike.
int weight_of_media(const std::vector<Preference>& accepted, std::string_view media_type);

/// The language that Accept-Language likes best of those that we speak; of two that are liked
/// alike, the one named first.
Language language_of(const Request& request, Language otherwise);

} // namespace maitred::http
