#pragma once

#include "adapters/crypto/signed_tokens.hpp"
#include "adapters/crypto/sodium_passwords.hpp"
#include "adapters/crypto/sodium_randomness.hpp"
#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/desk/batching_desk.hpp"
#include "adapters/http/dispatch.hpp"
#include "adapters/http/surfaces/floor/floor_surface.hpp"
#include "adapters/http/surfaces/hold/hold_surface.hpp"
#include "adapters/http/surfaces/member/member_surface.hpp"
#include "adapters/live/live_feed.hpp"
#include "adapters/pictures/decoded_pictures.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "adapters/storage/recent/recent_standings.hpp"
#include "adapters/zones/tzdata_zones.hpp"
#include "core/ports/measures.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/settable_clock.hpp"
#include "tests/surfaces/reply.hpp"

#include <mutex>

namespace maitred::test {

inline constexpr const char* good_password = "correct horse";

class HouseOfMembers;

/// Somebody who asks, with a token or without. Paths that do not begin with a slash are below
/// theirs: "/api/v1/" for members, "/restaurants/{id}/" for staff, "/api/" for customers.
struct Visitor {
    HouseOfMembers* house = nullptr;
    std::string token = {};
    std::string name = {}; ///< username, or the e-mail of staff
    std::int64_t id = 0;   ///< of the account; 0 for staff
    std::string below = "/api/v1/";

    Reply ask(http::Method method, const std::string& path, std::string text = {},
              Fields fields = {}) const;
    Reply get(const std::string& path, Fields fields = {}) const;
    Reply post(const std::string& path, std::string text, Fields fields = {}) const;
    Reply put(const std::string& path, std::string text, Fields fields = {}) const;
    Reply patch(const std::string& path, std::string text, Fields fields = {}) const;
    Reply remove(const std::string& path, Fields fields = {}) const;

    /// Books a table for two on that day, "19:00-20:30".
    Reply books(const std::string& table, const std::string& interval,
                boost::json::object changed = {}) const;
    /// The same, and its number; the case fails where it cannot be had.
    std::int64_t booking_of(const std::string& table, const std::string& interval,
                            boost::json::object changed = {}) const;
};

/// Words notices as a test expects them, and keeps which were worded.
class PlainStationery final : public Stationery {
public:
    Letter letter(const Notice& notice, const Profile& restaurant) const override;
    /// "confirmation for Ann at Café Fausse"
    std::string sentence(const Notice& notice, const Profile& restaurant) const override;
    std::vector<Notice> worded() const;

private:
    mutable std::mutex mutex_;
    mutable std::vector<Notice> worded_;
};

/// How the house is settled.
struct AsSettled {
    int tables = 3;
    std::string zone = "UTC";
    unsigned attempts_per_minute = 0;
    Past past = Past::refused;
    PasswordRule passwords = PasswordRule::any;
    OpenChannels channels = {};
    std::chrono::milliseconds lock_wait{250};
};

/// The house on one book in memory, noon of that day, with the surfaces of its guests, members,
/// staff and customers. Requests go where the edge would send them, without sockets.
class HouseOfMembers {
public:
    explicit HouseOfMembers(const AsSettled& settled = {});
    ~HouseOfMembers();

    Reply ask(http::Method method, std::string_view target, std::string text = {},
              Fields fields = {});
    Reply post(std::string_view target, std::string text, Fields fields = {});
    Reply get(std::string_view target, Fields fields = {});

    Visitor nobody() { return {.house = this}; }
    Visitor nobody_of_holds() { return {.house = this, .below = "/api/"}; }
    /// Somebody who signs up as a member and logs in.
    Visitor member(const std::string& username = "ann");
    /// An administrator, as `maitred admin create` makes one.
    Visitor admin(const std::string& username = "root");
    /// Who may do everything on the floor of the house.
    Visitor owner(const std::string& email = "olive@example.com");
    /// The platform's administrator, as `maitred admin create` makes one.
    Visitor platform(const std::string& username = "chief");
    /// Somebody who registers as a customer and logs in; not their own e-mail's owner, if they say
    /// another.
    Visitor customer(const std::string& first_name = "cleo");
    Reply registers(const std::string& first_name, boost::json::object changed = {});
    Reply customer_logs_in(const std::string& email, const std::string& password = good_password);

    Reply signs_up(const std::string& username, boost::json::object changed = {});
    Reply logs_in(const std::string& username, const std::string& password = good_password);
    /// The case fails where they cannot log in.
    Visitor logged_in(const std::string& username, const std::string& password = good_password);

    /// Books on the guests' surface at that time of that day.
    Reply guest_books(const std::string& time, const std::string& name = "Gus");
    /// How many tables guests can still have.
    std::int64_t left_at(const std::string& time);
    /// Whatever is to be done by now is done: for parties that overstay, and holds that are over.
    void tend();
    /// The number of a table of the house as customers know it.
    std::int64_t table_id(const std::string& number);

    const AsSettled settled;
    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    std::unique_ptr<Accounts> accounts = storage.accounts();
    crypto::SodiumRandomness randomness;
    pictures::DecodedPictures pictures;
    crypto::SodiumPasswords passwords{{.passes = 1, .memory_bytes = 8192}};
    crypto::SodiumSeals seals{"0123456789abcdef0123456789abcdef"};
    crypto::SignedTokens tokens{{crypto::token_key("0123456789abcdef0123456789abcdef")}};
    recent::RecentStandings standings{*accounts, clock};
    http::floor::Restaurants restaurants{storage};
    zones::TzdataZones zones;
    NoMeasures measures;
    RequestObserver observer;
    PlainStationery stationery;
    RestaurantId house;
    live::LiveFeed feed;

private:
    /// Passes on what was committed, as the application does.
    struct Bell final : LogWatch {
        explicit Bell(HouseOfMembers& rung) : house{rung} {}
        void log_has_grown(RestaurantId restaurant) override
        {
            house.feed.log_has_grown(restaurant);
        }
        void room_has_changed(RestaurantId restaurant) override
        {
            house.desk_.room_changed(restaurant);
        }
        HouseOfMembers& house;
    };

    RestaurantId settle();
    void hire(const Account& account, Role role);
    Account account_of(Audience audience, const std::string& email);
    std::vector<http::Surface> surfaces();
    http::Surface surface_for_guests();
    http::Surface surface_for_members();
    http::Surface surface_for_staff();
    http::Surface surface_for_customers();

    Bell bell_{*this};
    desk::BatchingDesk desk_;
    http::WorkerPool workers_{2, 100};
    http::WorkerPool password_pool_{2, 100};
    http::WorkerPool picture_pool_{1, 100};
    http::RateLimit rate_limit_;
    http::CrossOrigin cross_origin_;
    http::Dispatch dispatch_;

public:
    http::Router router;
    std::string client_address = "192.0.2.1";
};

} // namespace maitred::test
