#include "tests/support/child_process.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace maitred {
namespace {

using Clock = std::chrono::steady_clock;

/// Both ends are closed in children that are started later: they would keep the input open.
std::array<int, 2> new_pipe()
{
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error{"no pipe can be made"};
    return ends;
}

pid_t start(std::vector<std::string>& command, int input, int output)
{
    std::vector<char*> arguments;
    for (std::string& word : command)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t process = 0;
    const int failed =
        posix_spawn(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        throw std::runtime_error{"cannot be started: " + command.front()};
    return process;
}

} // namespace

ChildProcess::ChildProcess(std::vector<std::string> command)
{
    const auto input = new_pipe();
    const auto output = new_pipe();
    its_input_ = input[1];
    its_output_ = output[0];
    process_ = start(command, input[0], output[1]);
    close(input[0]);
    close(output[1]);
}

ChildProcess::~ChildProcess()
{
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    close(its_input_);
    close(its_output_);
}

std::optional<std::string> ChildProcess::line_within(std::chrono::milliseconds patience)
{
    const auto until = Clock::now() + patience;
    std::size_t end = 0;
    while ((end = unread_.find('\n')) == std::string::npos) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now());
        if (left.count() < 0 || !read_more(left))
            return std::nullopt;
    }
    std::string line = unread_.substr(0, end);
    unread_.erase(0, end + 1);
    return line;
}

bool ChildProcess::read_more(std::chrono::milliseconds patience)
{
    pollfd ready{its_output_, POLLIN, 0};
    if (poll(&ready, 1, static_cast<int>(patience.count())) <= 0)
        return false;
    std::array<char, 4096> part;
    const ssize_t got = read(its_output_, part.data(), part.size());
    if (got <= 0)
        return false;
    unread_.append(part.data(), static_cast<std::size_t>(got));
    return true;
}

} // namespace maitred
