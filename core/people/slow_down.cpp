#include "core/people/slow_down.hpp"

#include "core/base/ensure.hpp"

#include <algorithm>

namespace maitred {
namespace {

using std::chrono::seconds;

constexpr int without_pause = 5;
constexpr seconds longest_for_account{30};
constexpr seconds longest_for_address{300};
static_assert(longest_for_address < failures_are_remembered, "a pause outlives its reason");

seconds longest_for(Slowed what)
{
    switch (what) {
    case Slowed::account: return longest_for_account;
    case Slowed::address: return longest_for_address;
    }
    stop_at_bug("something else is slowed");
}

seconds pause_after(int failures, seconds longest)
{
    if (failures <= without_pause)
        return seconds{0};
    constexpr int doublings_at_most = 20; // beyond any longest pause, far below overflow
    const int doublings = std::min(failures - without_pause - 1, doublings_at_most);
    return std::min(seconds{1 << doublings}, longest);
}

} // namespace

std::chrono::microseconds pause_left(const LoginFailures& counted, Slowed what, Instant now)
{
    using std::chrono::microseconds;
    const microseconds pause = pause_after(counted.failures, longest_for(what));
    // Another node's clock may be ahead: nobody waits longer for that.
    return std::clamp(counted.last_at + pause - now, microseconds{0}, pause);
}

bool known_since(Instant logged_in_at, Instant now)
{
    return now - logged_in_at < addresses_are_known;
}

} // namespace maitred
