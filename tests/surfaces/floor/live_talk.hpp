#pragma once

#include "tests/surfaces/floor/floor_under_test.hpp"

#include <condition_variable>
#include <mutex>

namespace maitred::test {

/// A socket that keeps what it is sent.
class FakeSocket final : public http::LiveSocket {
public:
    void send(std::shared_ptr<const std::string> text) override;
    std::size_t waiting() const override { return 0; }
    void close(http::Goodbye code, std::string_view reason) override;

    /// The first so many frames; the case fails where they do not come.
    std::vector<boost::json::value> frames(std::size_t count);
    /// With what it was closed; the case fails where it is not.
    http::Goodbye goodbye();
    std::size_t frames_so_far() const;

private:
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<boost::json::value> frames_;
    std::optional<http::Goodbye> goodbye_;
};

/// What a handshake was answered: a refusal, or a talk that has begun.
class LiveTalk {
public:
    LiveTalk(FloorUnderTest& floor, const std::string& target, Fields fields);
    ~LiveTalk();
    LiveTalk(const LiveTalk&) = delete;
    LiveTalk& operator=(const LiveTalk&) = delete;

    bool welcome() const { return std::holds_alternative<http::LiveWelcome>(answer); }
    Reply refusal() const;
    const http::LiveWelcome& granted() const { return std::get<http::LiveWelcome>(answer); }
    void say(const std::string& text) { granted().conversation.said(&text); }

    http::LiveAnswer answer;
    std::shared_ptr<FakeSocket> socket = std::make_shared<FakeSocket>();
};

} // namespace maitred::test
