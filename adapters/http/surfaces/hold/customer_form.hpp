#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/hold/dto.hpp"
#include "adapters/http/surfaces/hold/reading.hpp"

namespace maitred::http::hold {

/// Somebody new as a body tells of them; nothing where the form has complaints.
std::optional<RegisterCustomer::Request> read_new_customer(Form& form);

/// What is to become of a customer.
struct CustomerChange {
    StaffWish wish = {};
    std::optional<Password> password = {};
    std::optional<std::string> current_password = {}; ///< as it was typed
};
/// What is not given stays, a phone that was left empty goes.
CustomerChange read_customer_change(Form& form);

/// What somebody typed: whatever it is, so that a password is only wrong, never malformed.
std::optional<std::string> typed(Form& form, std::string_view field);

/// 400: what is wrong with the form; of a password, what one has to be like.
Response say_what_is_wrong(const Texts& texts, const Form& form);

/// Registers them, and answers 201; a retry, too.
Response registered(const Ground& ground, const Asking& asking,
                    const RegisterCustomer::Request& request);

/// Changes a customer, and answers with what they are then.
Response changed(const Ground& ground, const Asking& asking, AccountId whom,
                 const CustomerChange& change, const std::optional<RetryKey>& retry_key);

/// "PATCH /api/customers/me/" of a route that several methods share.
std::string route_of(const Asking& asking, std::string_view path);

} // namespace maitred::http::hold
