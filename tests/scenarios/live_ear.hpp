#pragma once

#include "tests/scenarios/floor_staff.hpp"

namespace maitred::scenario {

/// The port to go to, as things stand.
using Door = std::function<std::uint16_t()>;

/// Somebody of the staff who listens to the floor on a thread of its own. Where the socket is lost,
/// it opens another one and says how far it has heard.
class LiveEar {
public:
    /// Returns when the socket is open.
    LiveEar(FloorStaff staff, Door door);
    ~LiveEar();

    /// The last line that had happened when the first socket was opened.
    std::int64_t began_after() const { return began_after_; }
    std::int64_t heard_to() const { return heard_to_; }
    int sockets() const { return sockets_; }
    /// Takes in no more than it is about to.
    void stop_listening() { closing_ = true; }
    /// Everything it was told, in the order in which it was.
    std::vector<std::int64_t> leave();

private:
    void listen();
    void listen_once();

    const FloorStaff staff_;
    const Door door_;
    std::atomic<bool> closing_ = false;
    std::atomic<int> sockets_ = 0;
    std::atomic<std::int64_t> began_after_ = -1;
    std::atomic<std::int64_t> heard_to_ = -1;
    std::vector<std::int64_t> heard_;
    std::thread thread_;
};

/// Staff on their own connections who receive parties, seat them, move furniture and say goodbye,
/// each at a table of its own, until told to stop.
class FloorStorm {
public:
    FloorStorm(FloorStaff staff, std::vector<Door> doors, std::vector<std::string> tables);
    ~FloorStorm();

    /// How many changes were answered with 200 so far.
    int changes() const { return changes_; }
    /// Other answers than those that have to be expected, and how often; nobody works any more.
    std::map<int, int> stop();

private:
    void work(const Door& door, const std::string& table);
    /// Serves one party; false where the connection is lost.
    bool serve_a_party(test::RawClient& client, const std::string& table, int party);
    std::optional<std::string> change(test::RawClient& client, std::string_view method,
                                      std::string_view path, std::string_view body);

    const FloorStaff staff_;
    std::atomic<bool> closing_ = false;
    std::atomic<int> changes_ = 0;
    std::mutex mutex_;
    std::map<int, int> others_;
    std::vector<std::thread> threads_;
};

} // namespace maitred::scenario
