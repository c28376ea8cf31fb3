#pragma once

#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/usecases/do_what_is_due.hpp"
#include "tests/contract/house.hpp"
#include "tests/support/settable_clock.hpp"

#include <future>

namespace maitred {

/// On a busy machine two nodes may fight for a day for longer than guests would wait.
inline desk::DeskSettings patient()
{
    return {.deadline = std::chrono::seconds{30}};
}

/// A server's desk, as one node of several: with its own copies, and nobody who tells it of the
/// other nodes' commits.
class Node {
public:
    Node(Storage& storage, const Clock& clock, RestaurantId restaurant,
         desk::DeskSettings settings = patient());

    /// Waits for the answer; throws what the desk failed with.
    Outcome<Answer> ask(const Command& command, UtcDate day);
    std::future<Outcome<Answer>> submit(const Command& command, UtcDate day);
    /// What the house does by itself by now: how many pieces of work that were.
    std::size_t do_what_is_due();

private:
    crypto::SodiumRandomness randomness_;
    zones::TzdataZones zones_;
    NoMeasures measures_;
    NobodyListens watch_;
    RestaurantId restaurant_;
    desk::BatchingDesk desk_;
    DoWhatIsDue do_what_is_due_;
};

/// Two weeks of dinners are booked in these tests, from this day on.
inline UtcDate first_day()
{
    return utc_date_of(at("2030-06-15 00:00"));
}

/// The reservation in an answer that is an entry of the book.
const Reservation& entry(const Outcome<Answer>& answer);

/// Runs this many threads at once and waits for all of them.
void crowd(int threads, const std::function<void(int thread)>& work);

} // namespace maitred
