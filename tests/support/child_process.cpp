#include "tests/support/child_process.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace maitred {
namespace {

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
    listener_ = std::thread{[this] { listen(); }};
}

ChildProcess::~ChildProcess()
{
    kill(process_, SIGKILL);
    waitpid(process_, nullptr, 0);
    listener_.join();
    close(its_input_);
    close(its_output_);
}

std::optional<std::string> ChildProcess::line_within(std::chrono::milliseconds patience)
{
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, patience, [this] { return ended_ || !lines_.empty(); });
    if (lines_.empty())
        return std::nullopt;
    std::string line = std::move(lines_.front());
    lines_.pop_front();
    return line;
}

void ChildProcess::listen()
{
    std::string heard;
    std::array<char, 4096> part;
    ssize_t got = 0;
    while ((got = read(its_output_, part.data(), part.size())) > 0) {
        heard.append(part.data(), static_cast<std::size_t>(got));
        keep_lines(heard);
    }
    const std::lock_guard lock{mutex_};
    ended_ = true;
    changed_.notify_all();
}

void ChildProcess::keep_lines(std::string& heard)
{
    const std::lock_guard lock{mutex_};
    for (std::size_t end = 0; (end = heard.find('\n')) != heard.npos; heard.erase(0, end + 1))
        lines_.push_back(heard.substr(0, end));
    changed_.notify_all();
}

} // namespace maitred
