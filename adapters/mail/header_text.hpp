#pragma once

#include "core/base/instant.hpp"

#include <string>
#include <string_view>

namespace maitred::mail {

/// Any text as it may stand in a header field (RFC 2047): short ASCII without specials as it is,
/// everything else as encoded words, folded. It never begins another field.
std::string header_text(std::string_view text);

/// A name and its address: `Ada Lovelace <ada@example.org>`.
std::string header_mailbox(std::string_view name, std::string_view address);

/// "Fri, 14 Jun 2030 19:28:00 +0000" (RFC 5322).
std::string header_date(Instant instant);

/// The text without whatever could end an identifier between angle brackets or a parameter.
std::string header_token(std::string_view text);

} // namespace maitred::mail
