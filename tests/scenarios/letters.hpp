#pragma once

#include "tests/scenarios/server_process.hpp"
#include "tests/support/mail_sink.hpp"

namespace maitred::scenario {

/// Settings of a house of sixty tables whose mail goes to this sink.
Environment settings_with_mail(const std::string& database_url, const MailSink& sink);

/// Message-IDs, and how often each came, until so many are there or none comes any more.
std::map<std::string, int> letters(MailSink& sink, std::size_t wanted,
                                   std::map<std::string, int> counted = {});

} // namespace maitred::scenario
