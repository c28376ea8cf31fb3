#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace maitred {

/// A program beside the test that says what it has to say in lines, and ends with its standard
/// input: it does not outlive us, however we end.
class ChildProcess {
public:
    /// The program by its path and its arguments. Throws where it cannot be started.
    explicit ChildProcess(std::vector<std::string> command);
    ~ChildProcess(); ///< SIGKILL
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    /// The next line, or nothing where none comes for so long or the program has ended.
    std::optional<std::string> line_within(std::chrono::milliseconds patience);

private:
    void listen();
    void keep_lines(std::string& heard);

    pid_t process_ = 0;
    int its_input_ = -1;
    int its_output_ = -1;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::string> lines_;
    bool ended_ = false;
    std::thread listener_; ///< so that the program never waits until somebody reads its lines
};

} // namespace maitred
