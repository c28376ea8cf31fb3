#pragma once

#include "core/notices/notice.hpp"

#include <string>

namespace maitred::mail {

/// What a notice says, before it is worded. Each text fits in one line.
struct Facts {
    NoticeKind kind;
    Language language;
    std::string guest;
    std::string restaurant;
    std::string when; ///< in words
    int party;
    std::int64_t number;
    std::string address = {}; ///< empty, like the next two: the restaurant does not say
    std::string phone = {};
    std::string email = {};
    std::string held_until = {}; ///< in words; empty: it is not held, but booked
};

std::string worded_subject(const Facts& facts);
std::string worded_sentence(const Facts& facts);
std::string worded_plain(const Facts& facts);
/// A whole HTML document in which nothing that anybody typed is markup.
std::string worded_html(const Facts& facts);
/// The title of the sitting in a calendar, and what is to be known of it.
std::string worded_summary(const Facts& facts);
std::string worded_details(const Facts& facts);

} // namespace maitred::mail
