#pragma once

#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/http/dispatch.hpp"
#include "adapters/http/surfaces/guest/guest_surface.hpp"
#include "adapters/http/surfaces/operations/operations_surface.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/ports/measures.hpp"
#include "core/usecases/check_readiness.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/moody_storage.hpp"
#include "tests/support/settable_clock.hpp"
#include "tests/surfaces/reply.hpp"

namespace maitred::test {

/// How a house differs from the one that most tests need.
struct Opening {
    int tables = 3;
    int minutes = 30;
    unsigned attempts_per_minute = 0;
    std::string admin_token = "let me in";
    Past past = Past::refused;
};

/// The house as the surfaces show it: its book in memory, its clock in the test's hands, noon of
/// that day. Requests go where the edge would send them, without sockets.
class HouseUnderTest {
public:
    explicit HouseUnderTest(const Opening& opening = {});

    Reply ask(http::Method method, std::string_view target, std::string body = {},
              Fields fields = {});
    Reply get(std::string_view target, Fields fields = {});
    Reply post(std::string_view target, std::string body, Fields fields = {});
    /// A booking for two by that guest, at that time of that day.
    Reply book(std::string_view time, std::string_view email = "alex@example.com");
    /// The admin's list; what follows "/api/reservations?".
    Reply list(std::string_view query);

    SettableClock clock;
    MoodyStorage storage;
    HouseSettings settings;
    RestaurantId restaurant;
    crypto::SodiumRandomness randomness;
    zones::TzdataZones zones;
    NoMeasures measures;
    NobodyListens watch;
    desk::BatchingDesk desk;
    crypto::SodiumSeals seals{"0123456789abcdef0123456789abcdef"};
    CheckReadiness ready;
    RequestObserver observer;
    http::WorkerPool workers{2, 100};
    LeaveNewsletter leave_newsletter;
    http::Router router;
    std::string client_address = "192.0.2.1";

private:
    RestaurantId settled();
    std::vector<http::Surface> surfaces(const Opening& opening);

    http::RateLimit rate_limit_;
    http::CrossOrigin cross_origin_;
    http::Dispatch dispatch_;
};

/// A good booking with one field written otherwise: with("guests", "0").
std::string booking_with(std::string_view field, std::string_view value);

} // namespace maitred::test
