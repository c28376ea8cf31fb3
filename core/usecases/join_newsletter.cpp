#include "core/usecases/join_newsletter.hpp"

#include "core/usecases/answered_before.hpp"

namespace maitred {
namespace {

constexpr int attempts = 3;

} // namespace

Outcome<JoinNewsletter::Joined>
JoinNewsletter::operator()(const Subscription& subscription,
                           const std::optional<RetryKey>& retry_key,
                           const std::function<std::string(GuestId)>& answer_for) const
{
    const auto session = storage_.open(restaurant_);
    for (int attempt = 0; attempt < attempts; ++attempt) {
        const Instant now = clock_.now();
        if (retry_key)
            if (const auto before = answered_before(*session, *retry_key, now))
                return *before ? Outcome<Joined>{Joined{**before}} : before->error();
        if (const auto guest = session->subscribe(subscription, now, retry_key, answer_for))
            return Joined{*guest};
    }
    throw Unavailable{"a retry key was taken again and again"};
}

} // namespace maitred
