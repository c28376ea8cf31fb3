#include "tests/scenarios/server_process.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <random>
#include <spawn.h>
#include <sstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace maitred::scenario {
namespace {

bool is_free(std::uint16_t port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_ANY);
    address.sin_port = htons(port);
    const bool bound = bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(socket);
    return bound;
}

/// Below the range from which the kernel takes ports for outgoing connections, so that nobody gets
/// it by chance before the server does.
std::uint16_t free_port()
{
    std::random_device chance;
    std::uniform_int_distribution<int> ports{20'000, 31'999};
    while (true)
        if (const auto port = static_cast<std::uint16_t>(ports(chance)); is_free(port))
            return port;
}

/// Starts the binary with nothing but this environment; its output goes to the file.
pid_t start(const std::string& arguments_in_a_line, const Environment& environment,
            const std::string& output)
{
    std::istringstream command_line{arguments_in_a_line};
    std::vector<std::string> variables;
    for (const auto& [name, value] : environment)
        variables.push_back(name + "=" + value);
    std::vector<char*> pointers;
    for (std::string& variable : variables)
        pointers.push_back(variable.data());
    pointers.push_back(nullptr);
    std::string binary = MAITRED_BINARY;
    std::vector<std::string> words{std::istream_iterator<std::string>{command_line},
                                   std::istream_iterator<std::string>{}};
    std::vector<char*> arguments = {binary.data()};
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output.c_str(),
                                     O_WRONLY | O_CREAT | O_APPEND, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    pid_t process = 0;
    const int failed =
        posix_spawn(&process, binary.c_str(), &actions, nullptr, arguments.data(), pointers.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        throw std::runtime_error{"maitred cannot be started: " + binary};
    return process;
}

int end_of(pid_t process)
{
    int status = 0;
    waitpid(process, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string contents(const std::filesystem::path& file)
{
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

} // namespace

Ended run(const std::string& arguments, const Environment& environment)
{
    const TemporaryFolder folder;
    const auto output = folder.path() / "output";
    const int code = end_of(start(arguments, environment, output));
    return {code, contents(output)};
}

Environment settings_for(const std::string& database_url)
{
    return {{"DATABASE_URL", database_url},
            {"SECRET_KEY", "0123456789abcdef0123456789abcdef"},
            {"ADMIN_TOKEN", "token"},
            {"RATE_LIMIT_PER_MINUTE", "0"}};
}

ServerProcess::ServerProcess(Environment environment) : port_{free_port()}, admin_port_{free_port()}
{
    environment["PORT"] = std::to_string(port_);
    environment["ADMIN_PORT"] = std::to_string(admin_port_);
    process_ = start("serve", environment, folder_.path() / "log");
    if (!ready_within(std::chrono::seconds{20}))
        throw std::runtime_error{"maitred does not serve: " + log()};
}

ServerProcess::~ServerProcess()
{
    if (process_ == 0)
        return;
    kill(process_, SIGKILL);
    end_of(process_);
}

bool ServerProcess::ready_within(std::chrono::seconds time)
{
    const auto until = std::chrono::steady_clock::now() + time;
    while (std::chrono::steady_clock::now() < until) {
        try {
            const auto answer = test::RawClient{port_}.ask(test::get("/ready"));
            if (answer && answer->status == 200)
                return true;
        } catch (const std::exception&) {
            // nobody listens yet
        }
        int status = 0;
        if (waitpid(process_, &status, WNOHANG) == process_) {
            process_ = 0;
            return false;
        }
        std::this_thread::yield();
    }
    return false;
}

void ServerProcess::signal(int number) const
{
    kill(process_, number);
}

int ServerProcess::wait()
{
    return end_of(std::exchange(process_, 0));
}

std::string ServerProcess::log() const
{
    return contents(folder_.path() / "log");
}

} // namespace maitred::scenario
