#pragma once

#include "core/ports/accounts.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/standings.hpp"

#include <map>
#include <mutex>

namespace maitred::recent {

/// Remembers whom it has read, so that storage is not asked with every request. How old a memory
/// may be is what the port promises; how many there are at most is `most`.
class RecentStandings final : public Standings {
public:
    RecentStandings(Accounts& accounts, const Clock& clock, std::size_t most = 10'000)
        : accounts_{accounts}, clock_{clock}, most_{most}
    {
    }

    std::optional<Standing> of(const Uuid& account, std::int64_t epoch) override;
    void forget(const Uuid& account) override;

private:
    struct Memory {
        Standing standing;
        Instant asked_at;
    };

    std::optional<Standing> remembered(const Uuid& account, std::int64_t epoch, Instant now);
    void remember(const Uuid& account, const Standing& standing, Instant asked_at);

    Accounts& accounts_;
    const Clock& clock_;
    const std::size_t most_;
    std::mutex mutex_;
    std::map<Uuid, Memory> memories_;
    std::uint64_t forgotten_ = 0; ///< how often: what was read across one of these may be old
};

} // namespace maitred::recent
