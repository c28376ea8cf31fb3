#include "adapters/storage/postgres/news_listener.hpp"

#include "adapters/storage/postgres/app_role.hpp"
#include "adapters/storage/postgres/connection_url.hpp"

#include <algorithm>
#include <charconv>
#include <libpq-fe.h>
#include <optional>
#include <poll.h>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace maitred::postgres {
namespace {

constexpr int first_pause_ms = 100;
constexpr int longest_pause_ms = 5'000;

struct Notice {
    RestaurantId restaurant;
    UtcDate date;
    std::int64_t version;
};

/// "restaurant:date:version", three numbers.
std::optional<Notice> read_notice(std::string_view text)
{
    std::int64_t numbers[3] = {};
    const char* at = text.data();
    const char* end = at + text.size();
    for (std::int64_t& number : numbers) {
        if (&number != numbers && (at == end || *at++ != ':'))
            return std::nullopt;
        const auto [stop, error] = std::from_chars(at, end, number);
        if (error != std::errc{})
            return std::nullopt;
        at = stop;
    }
    return Notice{{numbers[0]}, UtcDate{std::chrono::days{numbers[1]}}, numbers[2]};
}

/// The number that a notice begins with: a restaurant's.
std::optional<std::int64_t> read_number(std::string_view text)
{
    std::int64_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || (stop != text.data() + text.size() && *stop != ':'))
        return std::nullopt;
    return number;
}

class NewsListener final : public News {
public:
    NewsListener(std::string url, NewsReader reader)
        : url_{std::move(url)}, reader_{std::move(reader)}, leaving_{eventfd(0, EFD_CLOEXEC)},
          thread_{[this] { work(); }}
    {
    }

    ~NewsListener() override
    {
        const std::uint64_t one = 1;
        (void)!write(leaving_, &one, sizeof one);
        thread_.join();
        close(leaving_);
    }

private:
    void work()
    {
        int pause = first_pause_ms;
        do {
            PGconn* connection = PQconnectdb(url_.c_str());
            if (begin_to_listen(connection)) {
                pause = first_pause_ms;
                reader_.anything_may_have_changed();
                listen(connection);
            }
            PQfinish(connection);
            pause = std::min(pause * 2, longest_pause_ms);
        } while (!left_within(pause));
    }

    static bool begin_to_listen(PGconn* connection)
    {
        if (PQstatus(connection) != CONNECTION_OK)
            return false;
        PQsetNoticeProcessor(
            connection, [](void*, const char*) {}, nullptr);
        PQclear(PQexec(connection, take_app_role));
        PGresult* result =
            PQexec(connection, "LISTEN maitred_days; LISTEN maitred_rooms; LISTEN maitred_events");
        const bool listening = PQresultStatus(result) == PGRES_COMMAND_OK;
        PQclear(result);
        return listening;
    }

    /// Until the connection is lost, or this is to end.
    void listen(PGconn* connection) const
    {
        while (true) {
            pollfd waited_for[] = {{PQsocket(connection), POLLIN, 0}, {leaving_, POLLIN, 0}};
            poll(waited_for, 2, -1);
            if (waited_for[1].revents != 0 || PQconsumeInput(connection) != 1)
                return;
            while (PGnotify* notice = PQnotifies(connection)) {
                pass_on(notice->relname, notice->extra);
                PQfreemem(notice);
            }
        }
    }

    void pass_on(std::string_view channel, std::string_view text) const
    {
        if (channel == "maitred_days") {
            if (const auto read = read_notice(text))
                reader_.day_changed(read->restaurant, read->date, read->version);
        } else if (const auto restaurant = read_number(text)) {
            if (channel == "maitred_rooms")
                reader_.room_changed({*restaurant});
            else
                reader_.log_has_grown({*restaurant});
        }
    }

    bool left_within(int milliseconds) const
    {
        pollfd leaving{leaving_, POLLIN, 0};
        return poll(&leaving, 1, milliseconds) > 0;
    }

    const std::string url_;
    const NewsReader reader_;
    const int leaving_;
    std::thread thread_;
};

} // namespace

std::unique_ptr<News> listen_for_news(const std::string& url, NewsReader reader)
{
    return std::make_unique<NewsListener>(connection_url(url), std::move(reader));
}

} // namespace maitred::postgres
