#include "core/usecases/join_newsletter.hpp"

namespace maitred {
namespace {

constexpr std::chrono::hours answers_are_kept{24};
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
        if (retry_key) {
            const auto kept = session->kept_answers({&*retry_key, 1}, now - answers_are_kept);
            if (!kept.empty() && kept.front().retry_key.fingerprint != retry_key->fingerprint)
                return Reason::retry_key_reused;
            if (!kept.empty())
                return Joined{Repeated{kept.front().answer}};
        }
        if (const auto guest = session->subscribe(subscription, now, retry_key, answer_for))
            return Joined{*guest};
    }
    throw Unavailable{"a retry key was taken again and again"};
}

} // namespace maitred
