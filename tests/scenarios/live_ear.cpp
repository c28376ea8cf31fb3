#include "tests/scenarios/live_ear.hpp"

#include "tests/support/live_client.hpp"

#include <boost/json/parse.hpp>

namespace maitred::scenario {
namespace {

namespace json = boost::json;

constexpr std::chrono::seconds patience{2};

} // namespace

LiveEar::LiveEar(FloorStaff staff, Door door)
    : staff_{std::move(staff)}, door_{std::move(door)}, thread_{[this] { listen(); }}
{
    if (!eventually([this] { return began_after_ >= 0; }))
        throw std::runtime_error{"no socket can be opened"};
}

LiveEar::~LiveEar()
{
    (void)leave();
}

std::vector<std::int64_t> LiveEar::leave()
{
    closing_ = true;
    if (thread_.joinable())
        thread_.join();
    return heard_;
}

void LiveEar::listen()
{
    while (!closing_) {
        try {
            listen_once();
        } catch (const std::exception&) {
            std::this_thread::yield(); // nobody listens there now
        }
    }
}

void LiveEar::listen_once()
{
    test::LiveClient client{door_(), patience};
    const std::string path =
        staff_.at("/live") + (sockets_ > 0 ? "?since=" + std::to_string(heard_to_) : "");
    const auto answer = client.shake_hands(test::handshake(path, staff_.bearer()));
    if (!answer || answer->status != 101)
        return;
    while (!closing_) {
        const std::string text = client.next_text();
        if (text.empty()) {
            if (!client.send(R"({"type":"ping"})"))
                return; // the socket is lost
            continue;
        }
        const json::value frame = json::parse(text);
        const std::string type = text_in(frame, "type");
        if (type == "connection_established") {
            if (sockets_++ == 0) {
                heard_to_ = number_in(frame, "sequence");
                began_after_ = heard_to_.load();
            }
        } else if (type != "pong") {
            heard_to_ = number_in(frame, "sequence");
            heard_.push_back(heard_to_);
        }
    }
}

FloorStorm::FloorStorm(FloorStaff staff, std::vector<Door> doors, std::vector<std::string> tables)
    : staff_{std::move(staff)}
{
    for (std::size_t waiter = 0; waiter < tables.size(); ++waiter)
        threads_.emplace_back([this, door = doors[waiter % doors.size()], table = tables[waiter]] {
            work(door, table);
        });
}

FloorStorm::~FloorStorm()
{
    (void)stop();
}

std::map<int, int> FloorStorm::stop()
{
    closing_ = true;
    for (std::thread& thread : threads_)
        if (thread.joinable())
            thread.join();
    return others_;
}

void FloorStorm::work(const Door& door, const std::string& table)
{
    int party = 0;
    while (!closing_) {
        try {
            test::RawClient client{door(), std::chrono::seconds{25}};
            while (!closing_ && serve_a_party(client, table, ++party))
                ;
        } catch (const std::exception&) {
            std::this_thread::yield(); // nobody listens there now
        }
    }
}

bool FloorStorm::serve_a_party(test::RawClient& client, const std::string& table, int party)
{
    const auto came = change(client, "POST", staff_.at("/reservations"),
                             R"({"guest_name":"Guest","party_size":2,"status":"arrived"})");
    if (!came || came->empty())
        return came.has_value();
    const std::string path = staff_.at("/reservations/" + text_in(json::parse(*came), "id"));
    const auto seated =
        change(client, "PUT", path, R"({"status":"seated","assigned_table_id":")" + table + "\"}");
    if (!seated)
        return false;
    const std::string section = party % 2 == 0 ? "Garden" : "Terrace";
    if (party % 3 == 0 &&
        !change(client, "PUT", staff_.at("/tables/" + table), R"({"section":")" + section + "\"}"))
        return false;
    // Somebody is left at the table where an earlier connection was lost.
    if (seated->empty() &&
        !change(client, "PUT", staff_.at("/tables/" + table), R"({"status":"available"})"))
        return false;
    if (party % 5 == 0)
        return change(client, "DELETE", path, "").has_value();
    return change(client, "PUT", path, R"({"status":"finished"})").has_value();
}

/// The body of the answer, empty where it is a refusal; nothing where the connection is lost.
std::optional<std::string> FloorStorm::change(test::RawClient& client, std::string_view method,
                                              std::string_view path, std::string_view body)
{
    const auto answer = client.ask(staff_.request(method, path, body));
    if (!answer)
        return std::nullopt;
    if (answer->status == 200) {
        ++changes_;
        return answer->body;
    }
    if (answer->status != 400) { // the table is not free, or the party has gone
        const std::lock_guard lock{mutex_};
        ++others_[answer->status];
    }
    return std::string{};
}

} // namespace maitred::scenario
