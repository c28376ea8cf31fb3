#pragma once

#include "core/base/instant.hpp"

#include <functional>
#include <optional>
#include <vector>

namespace maitred {

/// When a restaurant serves around one UTC date: windows in ascending order, in true time. Nothing
/// at all means that no hours were ever configured, and guests may come at any time.
class Opening {
public:
    static Opening always() { return Opening{std::nullopt}; }
    static Opening during(std::vector<Window> windows) { return Opening{std::move(windows)}; }

    /// Whether a party may sit for this whole window. Windows that touch are one.
    bool admits(const Window& sitting) const;

    friend bool operator==(const Opening&, const Opening&) = default;

private:
    explicit Opening(std::optional<std::vector<Window>> windows) : windows_{std::move(windows)} {}

    std::optional<std::vector<Window>> windows_;
};

/// What a restaurant does on one weekday, in its own time. Weekdays without an entry are open all
/// day, as soon as any other has one.
struct ServiceHours {
    int weekday; ///< 0 = Monday … 6 = Sunday: the day on which it opens

    /// Minutes after midnight. Closing at or before opening means past midnight.
    struct Served {
        std::chrono::minutes opens;
        std::chrono::minutes closes;
        friend auto operator<=>(const Served&, const Served&) = default;
    };
    std::optional<Served> served; ///< nothing: closed all day

    friend auto operator<=>(const ServiceHours&, const ServiceHours&) = default;
};

/// The week with this day's entry in the place of its weekday's; the others stay as they are.
std::vector<ServiceHours> week_with(const ServiceHours& day, std::vector<ServiceHours> week);

/// Turns midnight of a local date plus some minutes into true time.
using LocalClock = std::function<Instant(std::chrono::local_days date, std::chrono::minutes)>;

/// When the house serves on this local date; a service past midnight belongs to the date on which
/// it opens. Without any hours, from midnight to midnight. Nothing: closed all day.
std::optional<Window> service_on(std::chrono::local_days date,
                                 const std::vector<ServiceHours>& hours,
                                 const LocalClock& local_clock);

/// The windows of service that can concern a sitting which starts on this UTC date, from the day
/// before to the day after the next. No hours at all: always open.
Opening opening_around(UtcDate date, const std::vector<ServiceHours>& hours,
                       const LocalClock& local_clock);

} // namespace maitred
