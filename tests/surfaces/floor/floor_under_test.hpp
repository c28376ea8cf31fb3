#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "adapters/crypto/sodium_passwords.hpp"
#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/http/dispatch.hpp"
#include "adapters/http/surfaces/floor/floor_surface.hpp"
#include "adapters/live/live_feed.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/storage/recent/recent_standings.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/ports/measures.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/settable_clock.hpp"
#include "tests/surfaces/reply.hpp"

namespace maitred::test {

inline constexpr const char* good_password = "correct horse";

class FloorUnderTest;

/// Somebody who is logged in. Paths that do not begin with a slash are below their restaurant:
/// ada.get("tables").
struct Person {
    FloorUnderTest* floor = nullptr;
    std::string restaurant;
    std::string id;
    std::string token;
    std::string email = {};

    Reply ask(http::Method method, const std::string& path, std::string body = {},
              Fields fields = {}) const;
    Reply get(const std::string& path) const;
    Reply post(const std::string& path, std::string body, Fields fields = {}) const;
    Reply put(const std::string& path, std::string body, Fields fields = {}) const;
    Reply remove(const std::string& path, Fields fields = {}) const;

    /// The id of a new table; the case fails where there is none.
    std::string table(const std::string& number, int capacity = 4) const;
    /// The id of a party of two of that name that comes at that time of that day: "19:00". The
    /// case fails where it does not come.
    std::string expects(const std::string& name, const std::string& time, int party = 2) const;
    Reply party(const std::string& party) const { return get("reservations/" + party); }
    Reply amend(const std::string& party, std::string body) const;
};

/// Two restaurants on one book in memory, noon of that day: the house, where guests book, and
/// the bistro that Ada registered. Requests go where the edge would send them, without sockets.
class FloorUnderTest {
public:
    explicit FloorUnderTest(int tables_of_the_house = 3, unsigned attempts_per_minute = 0);
    ~FloorUnderTest();

    Reply ask(http::Method method, std::string_view target, std::string body = {},
              Fields fields = {});
    Reply post(std::string_view target, std::string body, Fields fields = {});
    Reply get(std::string_view target, Fields fields = {});

    /// Registers a restaurant and logs its owner in.
    Person founder_of(const std::string& name, const std::string& email);
    /// Somebody whom this owner hires.
    Person hired_by(const Person& owner, const std::string& role, const std::string& email);
    /// Who may do everything in the house: what `maitred admin create` makes.
    Person owner_of_the_house(const std::string& email = "olive@example.com");
    /// The case fails where they cannot log in.
    Person logged_in(const std::string& email, const std::string& password = good_password);
    Reply login(const std::string& email, const std::string& password);
    /// How many tables guests can still have in the house.
    std::int64_t left_at(const std::string& time);
    /// Whatever is to be done by now for parties that overstay is done.
    void tend();

    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    std::unique_ptr<Accounts> accounts = storage.accounts();
    crypto::SodiumRandomness randomness;
    crypto::SodiumPasswords passwords{{.passes = 1, .memory_bytes = 8192}};
    crypto::SodiumSeals seals{"0123456789abcdef0123456789abcdef"};
    crypto::SignedTokens tokens{{crypto::token_key("0123456789abcdef0123456789abcdef")}};
    recent::RecentStandings standings{*accounts, clock};
    http::floor::Restaurants restaurants{storage};
    zones::TzdataZones zones;
    NoMeasures measures;
    RequestObserver observer;
    RestaurantId house;
    live::LiveFeed feed;

private:
    /// Passes on what was committed, as the application does.
    struct Bell final : LogWatch {
        explicit Bell(FloorUnderTest& rung) : floor{rung} {}
        void log_has_grown(RestaurantId restaurant) override
        {
            floor.feed.log_has_grown(restaurant);
        }
        void room_has_changed(RestaurantId restaurant) override
        {
            floor.desk_.room_changed(restaurant);
        }
        FloorUnderTest& floor;
    };

    RestaurantId settled(int tables);
    std::vector<http::Surface> surfaces();
    http::Surface floor_surface();

    Bell bell_{*this};
    desk::BatchingDesk desk_;
    http::WorkerPool workers_{2, 100};
    http::WorkerPool password_pool_{2, 100};
    http::RateLimit rate_limit_;
    http::CrossOrigin cross_origin_;
    http::Dispatch dispatch_;

public:
    http::Router router;
    std::string client_address = "192.0.2.1";
    Person ada;
};

} // namespace maitred::test
