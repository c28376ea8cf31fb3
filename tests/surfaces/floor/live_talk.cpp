#include "tests/surfaces/floor/live_talk.hpp"

#include "adapters/http/text/query.hpp"

#include <future>

namespace maitred::test {
namespace {

constexpr std::chrono::seconds patience{15};

http::LiveAnswer shake_hands(FloorUnderTest& floor, const std::string& target, Fields fields)
{
    const auto read = http::read_target(target);
    ensure(read.has_value(), "a test asks for a target that cannot be read");
    const http::Destination destination = floor.router.find(http::Method::get, read->path);
    ensure(destination.route && destination.route->live, "a test shakes hands with no live route");
    const http::Request request{.method = http::Method::get,
                                .path = read->path,
                                .query = read->query,
                                .headers = std::move(fields),
                                .body = {},
                                .client_address = floor.client_address,
                                .id = "a-request",
                                .path_values = destination.path_values};
    const auto given = std::make_shared<std::promise<http::LiveAnswer>>();
    auto waiting = given->get_future();
    destination.route->live(
        request, [given](http::LiveAnswer answer) { given->set_value(std::move(answer)); });
    if (waiting.wait_for(patience) != std::future_status::ready)
        throw std::runtime_error{"nobody answered"};
    return waiting.get();
}

} // namespace

void FakeSocket::send(std::shared_ptr<const std::string> text)
{
    const std::lock_guard lock{mutex_};
    frames_.push_back(json(*text));
    changed_.notify_all();
}

void FakeSocket::close(http::Goodbye code, std::string_view)
{
    const std::lock_guard lock{mutex_};
    goodbye_ = code;
    changed_.notify_all();
}

std::vector<boost::json::value> FakeSocket::frames(std::size_t count)
{
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, patience, [&] { return frames_.size() >= count; });
    REQUIRE(frames_.size() >= count);
    return {frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(count)};
}

http::Goodbye FakeSocket::goodbye()
{
    std::unique_lock lock{mutex_};
    changed_.wait_for(lock, patience, [&] { return goodbye_.has_value(); });
    REQUIRE(goodbye_.has_value());
    return *goodbye_;
}

std::size_t FakeSocket::frames_so_far() const
{
    const std::lock_guard lock{mutex_};
    return frames_.size();
}

LiveTalk::LiveTalk(FloorUnderTest& floor, const std::string& target, Fields fields)
    : answer{shake_hands(floor, target, std::move(fields))}
{
    if (welcome())
        granted().conversation.opened(socket);
}

LiveTalk::~LiveTalk()
{
    if (welcome())
        granted().conversation.closed();
}

Reply LiveTalk::refusal() const
{
    REQUIRE_FALSE(welcome());
    return reply_of(std::get<http::Response>(answer));
}

} // namespace maitred::test
