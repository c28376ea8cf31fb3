#include "adapters/server/loop.hpp"

#include "adapters/server/answer_head.hpp"
#include "adapters/server/live_session.hpp"
#include "adapters/server/session.hpp"

#include <boost/asio/post.hpp>

#include <exception>
#include <utility>

namespace maitred::server {
namespace {

thread_local Loop* current = nullptr;

} // namespace

Loop::Loop(std::shared_ptr<Edge> edge) : edge_{std::move(edge)} {}

void Loop::run()
{
    current = this;
    for (;;) {
        try {
            context_.run();
            break;
        } catch (const std::exception& failure) {
            // The session it came from has no operation left; the sweep closes it.
            edge_->observers.trouble(failure.what());
        }
    }
    current = nullptr;
}

void Loop::admit(Socket socket, const boost::asio::ip::tcp::endpoint& peer)
{
    auto session = std::make_shared<Session>(shared_from_this(), std::move(socket), peer);
    const bool welcome = ++edge_->connections <= edge_->most_connections;
    edge_->observers.connection_opened();
    session->place_in_loop = connections_.size();
    connections_.push_back(session);
    if (welcome)
        session->start();
    else
        session->turn_away();
}

void Loop::forget(Connection& connection)
{
    const auto place = connection.place_in_loop;
    connections_.back()->place_in_loop = place;
    // Kept until we return: it may be the last that holds the connection.
    const auto kept = std::exchange(connections_[place], connections_.back());
    connections_.pop_back();
    --edge_->connections;
    edge_->observers.connection_closed();
}

void Loop::replace(Connection& connection, std::shared_ptr<Connection> successor)
{
    successor->place_in_loop = connection.place_in_loop;
    connections_[connection.place_in_loop] = std::move(successor);
}

void Loop::deliver(std::shared_ptr<Session> session, std::uint64_t generation,
                   http::LiveAnswer answer)
{
    if (current == this)
        return session->answer(generation, std::move(answer));
    const std::lock_guard lock{mail_guard_};
    if (closed_)
        return;
    mail_.push_back({std::move(session), generation, std::move(answer)});
    wake();
}

void Loop::deliver(LiveLetter letter)
{
    const std::lock_guard lock{mail_guard_};
    if (closed_)
        return;
    letters_.push_back(std::move(letter));
    wake();
}

/// With the mailbox locked.
void Loop::wake()
{
    if (!std::exchange(woken_, true))
        boost::asio::post(context_, [this] { open_mail(); });
}

void Loop::open_mail()
{
    std::vector<Mail> mail;
    opened_letters_.clear();
    {
        const std::lock_guard lock{mail_guard_};
        woken_ = false;
        mail.swap(mail_);
        opened_letters_.swap(letters_);
    }
    for (Mail& letter : mail)
        letter.session->answer(letter.generation, std::move(letter.answer));
    for (LiveLetter& letter : opened_letters_)
        letter.to->receive(std::move(letter));
    opened_letters_.clear();
}

void Loop::start_sweeping()
{
    sweeper_.expires_after(edge_->settings.patience.sweep);
    sweeper_.async_wait([this](const boost::system::error_code& error) {
        if (error || closed_)
            return;
        // First the next sweep, so that an exception in this one does not end them all.
        start_sweeping();
        sweep();
    });
}

void Loop::sweep()
{
    const auto now = std::chrono::steady_clock::now();
    const auto today = edge_->clock.now();
    // Backwards: whoever is forgotten changes places with one that has been looked at.
    for (std::size_t i = connections_.size(); i-- > 0;)
        if (i < connections_.size() && connections_[i]->due(now, today))
            connections_[i]->deadline_passed();
}

void Loop::closing_time()
{
    for (std::size_t i = connections_.size(); i-- > 0;)
        if (i < connections_.size())
            connections_[i]->closing_time();
}

void Loop::close()
{
    std::vector<Mail> dropped;
    std::vector<LiveLetter> dropped_letters;
    {
        const std::lock_guard lock{mail_guard_};
        closed_ = true;
        dropped.swap(mail_);
        dropped_letters.swap(letters_);
    }
    sweeper_.cancel();
    while (!connections_.empty())
        connections_.back()->hang_up();
}

const std::string& Loop::date()
{
    const auto second = std::chrono::floor<std::chrono::seconds>(edge_->clock.now());
    if (second != date_second_ || date_.empty()) {
        date_second_ = second;
        date_ = http_date(second);
    }
    return date_;
}

} // namespace maitred::server
