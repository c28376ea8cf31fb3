#include "core/notices/notice.hpp"

#include <array>

namespace maitred {
namespace {

constexpr std::array<std::string_view, 4> kinds = {"confirmation", "change", "cancellation",
                                                   "reminder"};
constexpr std::array<std::string_view, 3> channels = {"email", "sms", "none"};
constexpr std::array<std::string_view, 3> states = {"pending", "sent", "failed"};

template <class Word, std::size_t count>
std::optional<Word> named(const std::array<std::string_view, count>& texts, std::string_view text)
{
    for (std::size_t i = 0; i < count; ++i)
        if (texts[i] == text)
            return static_cast<Word>(i);
    return std::nullopt;
}

} // namespace

std::string_view text_of(NoticeKind kind)
{
    return kinds[static_cast<std::size_t>(kind)];
}

std::optional<NoticeKind> notice_kind_named(std::string_view text)
{
    return named<NoticeKind>(kinds, text);
}

std::string_view text_of(Channel channel)
{
    return channels[static_cast<std::size_t>(channel)];
}

std::optional<Channel> channel_named(std::string_view text)
{
    return named<Channel>(channels, text);
}

std::string_view text_of(NoticeState state)
{
    return states[static_cast<std::size_t>(state)];
}

std::optional<NoticeState> notice_state_named(std::string_view text)
{
    return named<NoticeState>(states, text);
}

} // namespace maitred
