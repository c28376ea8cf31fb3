#include "tests/live/auditorium.hpp"

namespace maitred {
namespace {

constexpr std::chrono::seconds patience{10};

Deed anything(Instant when)
{
    return {.kind = EventKind::settings_changed, .actor = "staff 1", .at = when, .subject = "it"};
}

} // namespace

Lines lines(std::int64_t first, std::int64_t last)
{
    Lines numbers;
    for (std::int64_t number = first; number <= last; ++number)
        numbers.push_back(number);
    return numbers;
}

LiveListener Ear::listener()
{
    return {.hear =
                [this](const SharedText& text) {
                    const std::lock_guard lock{mutex_};
                    heard_.push_back(std::stoll(*text));
                    changed_.notify_all();
                },
            .behind = [this] { return behind(); },
            .still_welcome = [this] { return welcome_.load(); },
            .dismiss =
                [this] {
                    const std::lock_guard lock{mutex_};
                    ++dismissed_;
                    changed_.notify_all();
                },
            .missed =
                [this](std::int64_t first) {
                    const std::lock_guard lock{mutex_};
                    missed_.push_back(first);
                }};
}

void Ear::dawdle()
{
    const std::lock_guard lock{mutex_};
    taken_ = heard_.size();
}

void Ear::hurry()
{
    const std::lock_guard lock{mutex_};
    taken_.reset();
}

void Ear::say_behind(std::function<std::size_t()> say)
{
    const std::lock_guard lock{mutex_};
    say_behind_ = std::move(say);
}

Lines Ear::after_hearing(std::size_t lines)
{
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, patience, [&] { return heard_.size() >= lines; });
    return heard_;
}

Lines Ear::heard() const
{
    const std::lock_guard lock{mutex_};
    return heard_;
}

std::vector<std::int64_t> Ear::missed() const
{
    const std::lock_guard lock{mutex_};
    return missed_;
}

int Ear::dismissed()
{
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, patience, [&] { return dismissed_ > 0; });
    return dismissed_;
}

std::size_t Ear::behind() const
{
    const std::lock_guard lock{mutex_};
    if (say_behind_)
        return say_behind_();
    return taken_ ? heard_.size() - *taken_ : 0;
}

Auditorium::Auditorium(const live::LiveFeed::Settings& settings)
    : feed{storage, clock,
           [this](StorageSession&, RestaurantId, const std::vector<Recorded>& recorded) {
               return render(recorded);
           },
           [](const std::string&) {}, settings}
{
}

std::unique_ptr<LiveSubscription> Auditorium::seat(Ear& ear, std::optional<std::int64_t> since)
{
    return feed.subscribe(house.id(), since, ear.listener());
}

std::int64_t Auditorium::write(int lines)
{
    const std::int64_t last = write_in_silence(lines);
    feed.log_has_grown(house.id());
    return last;
}

std::int64_t Auditorium::write_in_silence(int lines)
{
    const std::lock_guard lock{writing_};
    const auto session = house.open();
    Refurbishment work{.room_version = session->room().version, .at = clock.now()};
    for (int i = 0; i < lines; ++i)
        work.deeds.push_back(anything(clock.now()));
    ensure(session->refurbish(work) == Committed::yes, "nobody else changes the room");
    return session->last_event();
}

std::vector<LiveFrame> Auditorium::render(const std::vector<Recorded>& recorded)
{
    std::vector<LiveFrame> frames;
    for (const Recorded& line : recorded) {
        ++rendered;
        if (!private_line(line.sequence))
            frames.push_back({line.sequence,
                              std::make_shared<const std::string>(std::to_string(line.sequence))});
    }
    return frames;
}

} // namespace maitred
