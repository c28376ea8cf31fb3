#pragma once

#include <string>
#include <string_view>

namespace maitred {

/// A restaurant's name as it stands in links: lower-case ASCII letters, digits and '-', 1 to 50 of
/// them. Latin letters lose their marks; where nothing remains, it is "restaurant".
std::string slug_of(std::string_view name);

} // namespace maitred
