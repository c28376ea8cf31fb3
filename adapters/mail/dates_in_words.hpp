#pragma once

#include "core/notices/language.hpp"

#include <chrono>
#include <string>

namespace maitred::mail {

/// A time on a wall's clock as one says it: "Friday, 14 June 2030 at 19:30", "viernes 14 de junio
/// de 2030 a las 19:30".
std::string in_words(Language language, std::chrono::local_time<std::chrono::microseconds> time);

} // namespace maitred::mail
