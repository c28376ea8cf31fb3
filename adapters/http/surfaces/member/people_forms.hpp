#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/text/form.hpp"
#include "core/people/password.hpp"

namespace maitred::http::member {

std::optional<Username> read_username(Form& form);
std::optional<Password> read_new_password(Form& form);

} // namespace maitred::http::member
