#include "adapters/log/log.hpp"

#include "adapters/log/json_lines.hpp"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <memory>
#include <mutex>

namespace maitred::log {
namespace {

constexpr std::size_t buffered = 64 * 1024;
constexpr std::chrono::seconds flush_interval{1};

/// Standard output, buffered: spdlog's own sink flushes every line, one system call each.
class BufferedOutput final : public spdlog::sinks::base_sink<std::mutex> {
public:
    BufferedOutput() { pending_.reserve(buffered); }
    ~BufferedOutput() override { flush_(); }

private:
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        if (pending_.size() + message.payload.size() + 1 > buffered)
            flush_();
        pending_.append(message.payload.data(), message.payload.size());
        pending_ += '\n';
    }
    void flush_() override
    {
        std::fwrite(pending_.data(), 1, pending_.size(), stdout);
        std::fflush(stdout);
        pending_.clear();
    }

    std::string pending_;
};

spdlog::level::level_enum spdlog_level(Level level)
{
    switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
    }
    return spdlog::level::info;
}

std::string_view name_of(Level level)
{
    switch (level) {
    case Level::debug: return "debug";
    case Level::info: return "info";
    case Level::warning: return "warning";
    case Level::error: return "error";
    }
    return "info";
}

std::shared_ptr<spdlog::logger>& logger()
{
    static std::shared_ptr<spdlog::logger> instance;
    return instance;
}

} // namespace

std::optional<Level> level_named(std::string_view name)
{
    for (const Level level : {Level::debug, Level::info, Level::warning, Level::error})
        if (name == name_of(level))
            return level;
    return std::nullopt;
}

void open(Level least)
{
    close();
    auto opened = std::make_shared<spdlog::logger>("maitred", std::make_shared<BufferedOutput>());
    opened->set_level(spdlog_level(least));
    opened->flush_on(spdlog::level::err);
    spdlog::register_logger(opened);
    spdlog::flush_every(flush_interval);
    logger() = std::move(opened);
}

void close()
{
    if (!logger())
        return;
    logger()->flush();
    logger().reset();
    spdlog::shutdown();
}

void line(Level level, std::string_view message, std::initializer_list<Field> fields)
{
    const auto& to = logger();
    if (!to || !to->should_log(spdlog_level(level)))
        return;
    Text text;
    append(text, R"({"time":")");
    append_now(text);
    append(text, R"(","level":")");
    append(text, name_of(level));
    append(text, R"(","message":)");
    append_quoted(text, message);
    for (const Field& field : fields) {
        text.push_back(',');
        append_quoted(text, field.name);
        text.push_back(':');
        if (const auto* number = std::get_if<std::int64_t>(&field.value))
            append_number(text, *number);
        else
            append_quoted(text, std::get<std::string_view>(field.value));
    }
    text.push_back('}');
    to->log(spdlog_level(level), spdlog::string_view_t{text.data(), text.size()});
}

} // namespace maitred::log
