#include "core/usecases/leave_newsletter.hpp"

namespace maitred {
namespace {

constexpr std::string_view purpose = "newsletter-unsubscribe";

} // namespace

std::string LeaveNewsletter::sealed_text(const Email& email) const
{
    return std::to_string(restaurant_.number) + ' ' + email.text();
}

std::string LeaveNewsletter::token_for(const Email& email) const
{
    return seals_.seal(purpose, sealed_text(email));
}

bool LeaveNewsletter::token_fits(const Email& email, std::string_view token) const
{
    return seals_.fits(token, purpose, sealed_text(email));
}

Outcome<Email> LeaveNewsletter::operator()(const Email& email, std::string_view token) const
{
    if (!token_fits(email, token))
        return Reason::not_found;
    storage_.open(restaurant_)->unsubscribe(email);
    return email;
}

} // namespace maitred
