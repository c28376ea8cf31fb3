#include "core/usecases/answered_before.hpp"

namespace maitred {
namespace {

constexpr std::chrono::hours answers_are_kept{24};

} // namespace

std::optional<Outcome<Repeated>> answered_before(StorageSession& session, const RetryKey& key,
                                                 Instant now)
{
    const auto kept = session.kept_answers({&key, 1}, now - answers_are_kept);
    if (kept.empty())
        return std::nullopt;
    if (kept.front().retry_key.fingerprint != key.fingerprint)
        return Outcome<Repeated>{Reason::retry_key_reused};
    return Outcome<Repeated>{Repeated{kept.front().answer}};
}

} // namespace maitred
