// Changes of one floor at a steady rate, and a crowd of sockets that hears of them: how much memory
// a socket costs the server, and how long after its commit a change reaches them.
//     live_load PORT SERVER_PID SOCKETS CHANGES_A_SECOND SECONDS
// A change is a line of the log, and a frame. A party makes five of them in three requests: it
// comes, is seated (its own line, and its table's), and goes (likewise).
#include "tests/bench/crowd.hpp"

#include <boost/json/parse.hpp>

#include <unistd.h>

#include <cstdio>
#include <fstream>

using namespace maitred;

namespace {

using Steady = std::chrono::steady_clock;

/// When a change was asked for, and when it was answered.
struct Asked {
    std::int64_t at;
    std::int64_t answered;
};
using AskedByNotes = std::unordered_map<std::string, Asked>;

/// Somebody who receives parties, seats them at their own table and says goodbye, at a steady pace.
class Waiter {
public:
    Waiter(const scenario::FloorStaff& staff, std::uint16_t port, std::string table,
           std::chrono::microseconds pause)
        : staff_{staff}, client_{port, std::chrono::seconds{30}}, table_{std::move(table)},
          pause_{pause}
    {
    }

    void work(Steady::time_point from, Steady::time_point until)
    {
        next_ = from;
        while (next_ < until) {
            const auto came = change("POST", "/reservations",
                                     R"("guest_name":"Guest","party_size":2,"status":"arrived")");
            const std::string party =
                "/reservations/" + scenario::text_in(boost::json::parse(came), "id");
            (void)change("PUT", party,
                         R"("status":"seated","assigned_table_id":")" + table_ + "\"");
            (void)change("PUT", party, R"("status":"finished")");
        }
    }

    const AskedByNotes& asked() const { return asked_; }

private:
    std::string change(std::string_view method, std::string_view path, const std::string& fields)
    {
        std::this_thread::sleep_until(next_);
        next_ += pause_;
        const std::string notes = table_ + std::to_string(asked_.size());
        const std::string body = "{" + fields + R"(,"notes":")" + notes + "\"}";
        const auto at = bench::microseconds_now();
        const auto answer = client_.ask(staff_.request(method, staff_.at(path), body));
        if (!answer || answer->status != 200)
            throw std::runtime_error{answer ? answer->body : "no answer"};
        asked_[notes] = {at, bench::microseconds_now()};
        return answer->body;
    }

    const scenario::FloorStaff& staff_;
    test::RawClient client_;
    const std::string table_;
    const std::chrono::microseconds pause_;
    Steady::time_point next_;
    AskedByNotes asked_;
};

std::int64_t resident_kilobytes(const std::string& process)
{
    std::ifstream status{"/proc/" + process + "/status"};
    for (std::string word; status >> word;)
        if (word == "VmRSS:") {
            std::int64_t kilobytes = 0;
            status >> kilobytes;
            return kilobytes;
        }
    return 0;
}

double processor_seconds(const std::string& process)
{
    std::ifstream file{"/proc/" + process + "/stat"};
    std::string word;
    while (file >> word && !word.ends_with(')'))
        ;
    for (int field = 3; field < 14; ++field)
        file >> word;
    double in_user = 0;
    double in_kernel = 0;
    file >> in_user >> in_kernel;
    return (in_user + in_kernel) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

AskedByNotes serve(std::vector<Waiter>& waiters, std::chrono::microseconds pause,
                   std::chrono::seconds time)
{
    const auto from = Steady::now() + std::chrono::milliseconds{100};
    std::vector<std::thread> threads;
    for (Waiter& waiter : waiters) {
        const auto first = from + pause * threads.size() / waiters.size();
        threads.emplace_back([&waiter, first, until = from + time] { waiter.work(first, until); });
    }
    for (std::thread& thread : threads)
        thread.join();
    AskedByNotes asked;
    for (const Waiter& waiter : waiters)
        asked.insert(waiter.asked().begin(), waiter.asked().end());
    return asked;
}

void print(const char* what, std::vector<std::int64_t> values)
{
    std::printf("    %-44s p50 %7.2f  p99 %7.2f  most %7.2f ms\n", what,
                bench::quantile(values, 500), bench::quantile(values, 990),
                bench::quantile(values, 1000));
}

void report(const std::unordered_map<std::int64_t, bench::Crowd::Line>& lines,
            const AskedByNotes& asked, std::size_t sockets)
{
    std::vector<std::int64_t> since_answer;
    std::vector<std::int64_t> since_asked;
    std::vector<std::int64_t> last_since_answer;
    std::vector<std::int64_t> answers;
    std::size_t incomplete = 0;
    // A party that is moved for another's sake is told of again: its first line is the change.
    std::map<std::string, std::pair<std::int64_t, const bench::Crowd::Line*>> first;
    for (const auto& [sequence, line] : lines) {
        if (line.reached.size() != sockets)
            ++incomplete;
        auto& known = first.try_emplace(line.notes, sequence, &line).first->second;
        known = std::min(known, {sequence, &line});
    }
    std::size_t heard_of = 0;
    for (const auto& [notes, change] : asked) {
        answers.push_back(change.answered - change.at);
        const auto line = first.find(notes);
        if (line == first.end())
            continue;
        ++heard_of;
        const auto& reached = line->second.second->reached;
        for (const std::int64_t at : reached) {
            since_answer.push_back(std::max<std::int64_t>(0, at - change.answered));
            since_asked.push_back(at - change.at);
        }
        last_since_answer.push_back(std::max<std::int64_t>(
            0, *std::max_element(reached.begin(), reached.end()) - change.answered));
    }
    print("a change's answer, after it was asked for:", answers);
    print("its frame at a socket, after the answer:", since_answer);
    print("at the last socket, after the answer:", last_since_answer);
    print("its frame at a socket, after it was asked for:", since_asked);
    std::printf("    requests %zu, told %zu; lines %zu, not told to each socket once %zu\n",
                asked.size(), heard_of, lines.size(), incomplete);
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 6)
        return 2;
    const auto port = static_cast<std::uint16_t>(std::stoi(arguments[1]));
    const std::string server = arguments[2];
    const int sockets = std::stoi(arguments[3]);
    const int rate = std::stoi(arguments[4]);
    const std::chrono::seconds time{std::stoi(arguments[5])};
    const int staff_size = std::min(rate, 25);
    const std::chrono::microseconds pause{1'000'000L * staff_size * 5 / 3 / rate};

    scenario::register_restaurant(port, "ada@example.org");
    const auto ada = scenario::log_in(port, "ada@example.org");
    std::vector<Waiter> waiters;
    for (int number = 0; number < staff_size; ++number)
        waiters.emplace_back(ada, port,
                             scenario::add_table(ada, port, "A" + std::to_string(number)), pause);
    const auto before = resident_kilobytes(server);
    const auto opening = Steady::now();
    bench::Crowd crowd{ada, port, sockets};
    const std::chrono::duration<double> opened = Steady::now() - opening;
    const auto after = resident_kilobytes(server);
    std::printf("    %d sockets, opened in %.1f s: %.1f kB of the server's memory each\n", sockets,
                opened.count(), static_cast<double>(after - before) / sockets);
    const auto from = Steady::now();
    const double worked = processor_seconds(server);
    const AskedByNotes asked = serve(waiters, pause, time);
    const std::chrono::duration<double> lasted = Steady::now() - from;
    std::this_thread::sleep_for(std::chrono::seconds{2}); // for what may still be on its way
    const auto frames = static_cast<double>(crowd.frames());
    std::printf("    %.0f requests/s, %.0f frames/s, %.1f us of the server's processor a frame\n",
                static_cast<double>(asked.size()) / lasted.count(), frames / lasted.count(),
                (processor_seconds(server) - worked) * 1e6 / frames);
    std::printf("    sockets lost: %d; afterwards %.1f kB each\n", crowd.lost(),
                static_cast<double>(resident_kilobytes(server) - before) / sockets);
    report(crowd.leave(), asked, static_cast<std::size_t>(sockets));
}
