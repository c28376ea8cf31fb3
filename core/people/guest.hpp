#pragma once

#include "core/base/id.hpp"
#include "core/base/text.hpp"

#include <optional>

namespace maitred {

/// A wish to get the restaurant's newsletter.
struct Subscription {
    Email email;
    std::optional<Name> name = {};
    std::optional<Phone> phone = {};
};

/// The name of a guest who subscribed without giving one.
inline constexpr std::string_view nameless_subscriber = "Subscriber";

} // namespace maitred
