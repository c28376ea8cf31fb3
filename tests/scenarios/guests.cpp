#include "tests/scenarios/guests.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <thread>

namespace maitred::scenario {
namespace {

namespace json = boost::json;

std::string table_of(const json::value& number)
{
    return json::serialize(number);
}

std::string two_digits(int number)
{
    return (number < 10 ? "0" : "") + std::to_string(number);
}

} // namespace

Guests::Guests(std::vector<std::uint16_t> ports, int guests,
               std::function<std::string(int)> hour_of)
    : ports_{std::move(ports)}, hour_of_{std::move(hour_of)}
{
    for (int guest = 0; guest < guests; ++guest)
        threads_.emplace_back([this, guest] { visit(guest); });
}

Guests::~Guests()
{
    (void)go_home();
}

Told Guests::go_home()
{
    closing_ = true;
    for (std::thread& thread : threads_)
        if (thread.joinable())
            thread.join();
    return told_;
}

void Guests::visit(int guest)
{
    const std::uint16_t port = ports_[static_cast<std::size_t>(guest) % ports_.size()];
    while (!closing_) {
        try {
            test::RawClient client{port, std::chrono::seconds{25}};
            bool connected = true;
            while (connected && !closing_) {
                const int wish = wishes_++;
                const std::string email = "guest" + std::to_string(wish) + "@example.org";
                const std::string body = json::serialize(json::object{
                    {"time", hour_of_(wish)}, {"guests", 2}, {"name", "Guest"}, {"email", email}});
                const auto answer = client.ask(test::post("/api/reservations", body));
                note(answer, email, body);
                connected = answer && answer->field("Connection") != "close";
            }
        } catch (const std::exception&) {
            std::this_thread::yield(); // nobody listens: the server is being started again
        }
    }
}

void Guests::note(const std::optional<test::Answer>& answer, const std::string& email,
                  const std::string& body)
{
    const std::lock_guard lock{mutex_};
    if (!answer) {
        ++told_.unanswered;
        told_.in_doubt.push_back(body);
        return;
    }
    ++answered_;
    if (answer->status != 201) {
        ++told_.others[answer->status];
        return;
    }
    const json::object booking = json::parse(answer->body).as_object();
    told_.booked.push_back({booking.at("reservationId").as_int64(),
                            table_of(booking.at("tableNumber")),
                            std::string{booking.at("slot").as_string()}, email});
    ++booked_;
}

bool eventually(const std::function<bool()>& condition)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (std::chrono::steady_clock::now() < until) {
        if (condition())
            return true;
        std::this_thread::yield();
    }
    return false;
}

std::optional<test::Answer> ask(std::uint16_t port, const std::string& request)
{
    try {
        return test::RawClient{port, std::chrono::seconds{25}}.ask(request);
    } catch (const std::exception&) {
        return std::nullopt;
    }
}

std::vector<Booking> listed(std::uint16_t port, const std::string& date)
{
    std::vector<Booking> bookings;
    for (int page = 1;; ++page) {
        const auto answer = ask(port, test::get("/api/reservations?page_size=100&date=" + date +
                                                    "&page=" + std::to_string(page),
                                                "Authorization: Bearer token\r\n"));
        if (!answer || answer->status != 200)
            throw std::runtime_error{"the list of " + date + " cannot be had"};
        const json::value body = json::parse(answer->body);
        const json::array& reservations = body.at("reservations").as_array();
        for (const json::value& one : reservations)
            bookings.push_back({one.at("id").as_int64(), table_of(one.at("tableNumber")),
                                std::string{one.at("time").as_string()},
                                std::string{one.at("customer").at("email").as_string()}});
        if (reservations.size() < 100)
            return bookings;
    }
}

std::string half_hour(int n, int days)
{
    const int day = n % days;
    const int half_hours = n / days % 48;
    return "2031-05-" + two_digits(1 + day) + "T" + two_digits(half_hours / 2) +
           (half_hours % 2 == 0 ? ":00:00Z" : ":30:00Z");
}

} // namespace maitred::scenario
