#pragma once

#include "tests/scenarios/floor_staff.hpp"

#include <span>
#include <unordered_map>

namespace maitred::bench {

/// Microseconds of the machine's clock.
std::int64_t microseconds_now();

/// Many open sockets of one restaurant in one thread, who note when which line reached them.
class Crowd {
public:
    /// When a line reached each socket, and the notes of the reservation in it.
    struct Line {
        std::string notes;
        std::vector<std::int64_t> reached;
    };

    /// Returns when all are open. Throws where one is refused.
    Crowd(const scenario::FloorStaff& staff, std::uint16_t port, int sockets);
    ~Crowd();
    Crowd(const Crowd&) = delete;
    Crowd& operator=(const Crowd&) = delete;

    std::int64_t frames() const { return frames_; }
    int lost() const { return lost_; }
    /// Everything that was heard; nobody listens any more.
    const std::unordered_map<std::int64_t, Line>& leave();

private:
    struct Socket {
        int handle = -1;
        bool open = false;
        std::string unread = {};
    };

    void connect(Socket& socket, std::uint16_t port, const std::string& handshake) const;
    void wait_once();
    void read(Socket& socket);
    /// Takes whole frames from what was not read; how many bytes.
    std::size_t take(Socket& socket, std::int64_t now);
    void take_text(std::string_view text, std::int64_t now);
    void lose(Socket& socket);

    int epoll_;
    std::vector<Socket> sockets_;
    int opened_ = 0;
    std::vector<char> chunk_;
    std::unordered_map<std::int64_t, Line> lines_;
    std::atomic<std::int64_t> frames_ = 0;
    std::atomic<int> lost_ = 0;
    std::atomic<bool> closing_ = false;
    std::thread thread_;
};

/// Of values in microseconds, those that so many per mille are not above, in milliseconds.
double quantile(std::vector<std::int64_t>& values, int per_mille);

} // namespace maitred::bench
