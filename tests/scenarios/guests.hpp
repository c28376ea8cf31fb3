#pragma once

#include "tests/support/raw_client.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace maitred::scenario {

/// A booking as its guest knows it.
struct Booking {
    std::int64_t id;
    std::string table;
    std::string slot;
    std::string email;

    friend auto operator<=>(const Booking&, const Booking&) = default;
};

/// What many guests were answered.
struct Told {
    std::vector<Booking> booked;       ///< 201
    std::map<int, int> others;         ///< other statuses, and how often
    int unanswered = 0;                ///< the connection was lost
    std::vector<std::string> in_doubt; ///< bodies of bookings that were not answered
};

/// Guests on their own connections who go on booking, each time with another e-mail, until told to
/// go home. `hour_of` says which hour the n-th booking is for.
class Guests {
public:
    Guests(std::vector<std::uint16_t> ports, int guests, std::function<std::string(int)> hour_of);
    ~Guests();

    /// How many bookings were made so far.
    int booked() const { return booked_; }
    int answered() const { return answered_; }
    /// Sends everybody home, and collects what they were told.
    Told go_home();

private:
    void visit(int guest);
    void note(const std::optional<test::Answer>& answer, const std::string& email,
              const std::string& body);

    const std::vector<std::uint16_t> ports_;
    const std::function<std::string(int)> hour_of_;
    std::atomic<bool> closing_ = false;
    std::atomic<int> booked_ = 0;
    std::atomic<int> answered_ = 0;
    std::atomic<int> wishes_ = 0;
    std::mutex mutex_;
    Told told_;
    std::vector<std::thread> threads_;
};

/// Waits until the condition holds; false where it does not within 30 seconds.
bool eventually(const std::function<bool()>& condition);

/// The answer to a request on a connection of its own; nothing where there is none.
std::optional<test::Answer> ask(std::uint16_t port, const std::string& request);

/// The admin's list of all reservations of a date, page by page, as the guests would know them.
std::vector<Booking> listed(std::uint16_t port, const std::string& date);

/// "2031-05-<day>T<hour of the evening>": the n-th of the half hours of these days.
std::string half_hour(int n, int days);

} // namespace maitred::scenario
