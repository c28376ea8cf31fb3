#pragma once

#include "adapters/mail/mailbox.hpp"
#include "core/base/instant.hpp"
#include "core/ports/stationery.hpp"

#include <curl/curl.h>
#include <memory>

namespace maitred::mail {

using CurlList = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
using CurlMime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;

/// The fields of the letter's header that curl does not write itself, folded.
CurlList header_of(const Letter& letter, const Mailbox& from, Instant sent);

/// The letter's bodies, each in its encoding: text, HTML and invitation to choose from, and the
/// invitation once more as a file, for whoever's mailbox does not know what to do with it.
CurlMime body_of(const Letter& letter, CURL* curl);

/// A list with that text appended. Throws std::bad_alloc.
void append(CurlList& list, const std::string& text);

} // namespace maitred::mail
