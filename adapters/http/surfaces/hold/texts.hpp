#pragma once

#include "core/notices/language.hpp"

#include <string_view>

namespace maitred::http::hold {

/// Every sentence that this surface says. One catalogue a language: texts_es.cpp, texts_en.cpp.
/// "{}" stands for what is named.
struct Texts {
    // Reservations
    std::string_view reservation_created;
    std::string_view reservation_changed;
    std::string_view reservation_cancelled;
    std::string_view reservation_not_found;
    std::string_view bad_reservation_id;
    std::string_view bad_status;
    std::string_view no_way_from; ///< "{}" twice: from, to
    std::string_view table_not_available;
    std::string_view table_being_decided;
    std::string_view table_not_found;
    std::string_view table_too_small;
    std::string_view bad_party;
    std::string_view closed;
    std::string_view start_in_the_past;
    std::string_view another_day;
    std::string_view race_lost;
    // Customers
    std::string_view customer_not_found;
    std::string_view customer_deleted;
    std::string_view email_taken;
    std::string_view username_taken;
    std::string_view wrong_credentials;
    std::string_view wrong_current_password;
    std::string_view account_inactive;
    std::string_view bad_password;
    std::string_view oneself;
    // Restaurants
    std::string_view restaurant_not_found;
    std::string_view restaurant_deleted;
    std::string_view restaurant_stays; ///< the house cannot be closed
    std::string_view table_number_taken;
    std::string_view table_occupied;
    std::string_view table_deleted;
    std::string_view reservations_in_the_way;
    std::string_view sittings_clash;
    std::string_view picture_not_found;
    std::string_view picture_deleted;
    std::string_view bad_picture;
    std::string_view picture_too_large;
    std::string_view too_many_pictures;
    // What a request says
    std::string_view bad_json;
    std::string_view missing_fields;
    std::string_view bad_field; ///< "{}": its name
    std::string_view bad_retry_key;
    std::string_view retry_key_reused;
    // Who asks
    std::string_view who_are_you;
    std::string_view bad_token;
    std::string_view not_allowed;
    std::string_view wait_a_little;
    // What else can go wrong
    std::string_view malformed;
    std::string_view forbidden;
    std::string_view not_found;
    std::string_view method_not_allowed;
    std::string_view too_slow;
    std::string_view body_too_large;
    std::string_view wrong_media_type;
    std::string_view upgrade_required;
    std::string_view header_too_large;
    std::string_view internal;
    std::string_view not_implemented;
    std::string_view unavailable;
};

const Texts& texts_in(Language language);
const Texts& texts_in_spanish();
const Texts& texts_in_english();

} // namespace maitred::http::hold
