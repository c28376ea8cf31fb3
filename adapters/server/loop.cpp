#include "adapters/server/loop.hpp"

#include "adapters/server/answer_head.hpp"
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
    session->place_in_loop = sessions_.size();
    sessions_.push_back(session);
    if (welcome)
        session->start();
    else
        session->turn_away();
}

void Loop::forget(Session& session)
{
    const auto kept = session.shared_from_this();
    sessions_.back()->place_in_loop = session.place_in_loop;
    std::swap(sessions_[session.place_in_loop], sessions_.back());
    sessions_.pop_back();
    --edge_->connections;
    edge_->observers.connection_closed();
}

void Loop::deliver(std::shared_ptr<Session> session, std::uint64_t generation,
                   http::Response response)
{
    if (current == this)
        return session->answer(generation, std::move(response));
    const std::lock_guard lock{mail_guard_};
    if (closed_)
        return;
    mail_.push_back({std::move(session), generation, std::move(response)});
    if (mail_.size() == 1)
        boost::asio::post(context_, [this] { open_mail(); });
}

void Loop::open_mail()
{
    std::vector<Mail> mail;
    {
        const std::lock_guard lock{mail_guard_};
        mail.swap(mail_);
    }
    for (Mail& letter : mail)
        letter.session->answer(letter.generation, std::move(letter.response));
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
    // Backwards: whoever is forgotten changes places with one that has been looked at.
    for (std::size_t i = sessions_.size(); i-- > 0;)
        if (i < sessions_.size() && sessions_[i]->deadline() <= now)
            sessions_[i]->deadline_passed();
}

void Loop::hang_up_on_idle()
{
    for (std::size_t i = sessions_.size(); i-- > 0;)
        if (i < sessions_.size() && sessions_[i]->idle())
            sessions_[i]->hang_up();
}

void Loop::close()
{
    std::vector<Mail> dropped;
    {
        const std::lock_guard lock{mail_guard_};
        closed_ = true;
        dropped.swap(mail_);
    }
    sweeper_.cancel();
    while (!sessions_.empty())
        sessions_.back()->hang_up();
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
