#pragma once

#include "tests/support/raw_client.hpp"
#include "tests/support/temporary_folder.hpp"

#include <map>
#include <string>
#include <sys/types.h>

namespace maitred::scenario {

using Environment = std::map<std::string, std::string>;

/// How a command of the real binary ended, and what it wrote.
struct Ended {
    int code; ///< or 128 and the signal
    std::string output;
};

/// Runs `maitred ARGUMENTS` to its end; they are separated by spaces.
Ended run(const std::string& arguments, const Environment& environment);

/// Settings that every scenario begins with: no rate limit, a secret, an admin token.
Environment settings_for(const std::string& database_url);

/// `maitred serve` as a process of its own on a free port.
class ServerProcess {
public:
    /// Returns when it is ready; throws with its log where it is not.
    explicit ServerProcess(Environment environment);
    ~ServerProcess(); ///< SIGKILL, if it still runs
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;

    std::uint16_t port() const { return port_; }
    std::uint16_t admin_port() const { return admin_port_; }
    void signal(int number) const;
    /// Waits for its end: its exit code, or 128 and the signal.
    int wait();
    /// What it has written so far.
    std::string log() const;

private:
    bool ready_within(std::chrono::seconds time);

    TemporaryFolder folder_;
    std::uint16_t port_;
    std::uint16_t admin_port_;
    pid_t process_ = 0;
};

} // namespace maitred::scenario
