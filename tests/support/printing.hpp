#pragma once

#include "core/base/id.hpp"
#include "core/base/refusal.hpp"
#include "core/booking/stage.hpp"
#include "core/calendar/slot.hpp"

#include <catch2/catch.hpp>

/// How Catch2 shows our values where a test fails.
namespace Catch {

template <> struct StringMaker<maitred::Instant> {
    static std::string convert(maitred::Instant instant)
    {
        const auto date = maitred::utc_date_of(instant);
        const std::chrono::year_month_day day{date};
        const std::chrono::hh_mm_ss clock{instant - date};
        char text[64];
        std::snprintf(text, sizeof text, "%d-%02u-%02u %02d:%02d:%02d.%06lld", int(day.year()),
                      unsigned(day.month()), unsigned(day.day()), int(clock.hours().count()),
                      int(clock.minutes().count()), int(clock.seconds().count()),
                      static_cast<long long>(clock.subseconds().count()));
        return text;
    }
};

template <> struct StringMaker<maitred::Slot> {
    static std::string convert(maitred::Slot slot)
    {
        return StringMaker<maitred::Instant>::convert(slot.start());
    }
};

template <class Entity> struct StringMaker<maitred::Id<Entity>> {
    static std::string convert(maitred::Id<Entity> id) { return "#" + std::to_string(id.number); }
};

template <> struct StringMaker<maitred::Reason> {
    static std::string convert(maitred::Reason reason) { return maitred::name_of(reason); }
};

template <> struct StringMaker<maitred::StageName> {
    static std::string convert(maitred::StageName name)
    {
        return std::string{maitred::text_of(name)};
    }
};

} // namespace Catch
