#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/text/form.hpp"
#include "core/usecases/change_settings.hpp"

namespace maitred::http::hold {

/// What a form says of a restaurant: name, description, address, phone, email, time_zone,
/// slot_minutes, turn_minutes, max_party_size, is_listed and opening_hours. "" and null take a text
/// away that a restaurant may be without.
ChangeSettings::Wish read_restaurant(Form& form, const TimeZones& zones);

} // namespace maitred::http::hold
