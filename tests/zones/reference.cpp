#include "tests/zones/reference.hpp"

#include "core/base/ensure.hpp"
#include "tests/support/hours.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace maitred {
namespace {

using std::chrono::minutes;

const Window eight_years = {at("2024-01-01 00:00"), at("2032-01-01 00:00")};

WallTime shown(Instant instant, minutes ahead)
{
    const auto since = std::chrono::floor<minutes>(instant.time_since_epoch());
    return WallTime{since + ahead};
}

/// "2026f", or nothing where the system does not say.
std::string edition_of_the_system()
{
    std::ifstream rules{"/usr/share/zoneinfo/tzdata.zi"};
    std::string hash, version, edition;
    rules >> hash >> version >> edition;
    return edition;
}

/// A government may decree another clock at any time, and whether a machine has heard of it depends
/// on its edition of tzdata. What had passed when the older of the two editions was made, both know
/// alike; what came later counts where the editions are the same.
Window certain_where_decreed(const std::string& edition)
{
    const std::string ours = edition_of_the_system();
    if (ours == edition)
        return eight_years;
    const std::string older = std::min(ours, edition).substr(0, 4);
    if (older.empty())
        return {eight_years.start, eight_years.start};
    return {eight_years.start, std::max(eight_years.start, at(older + "-01-01 00:00"))};
}

KnownZone read_zone(std::istringstream& line, const std::string& edition)
{
    std::string name, law;
    int ahead = 0;
    line >> name >> law >> ahead;
    ensure(law == "settled" || law == "decreed", "a zone's law is settled or decreed");
    const Window certain = law == "settled" ? eight_years : certain_where_decreed(edition);
    return {name, certain, minutes{ahead}, {}};
}

Jump read_jump(std::istringstream& line)
{
    std::string date, time;
    int before = 0;
    int after = 0;
    line >> date >> time >> before >> after;
    return {at(date + " " + time), minutes{before}, minutes{after}};
}

std::vector<KnownZone> read_zones()
{
    std::vector<KnownZone> zones;
    std::string edition;
    std::ifstream file{ZONES_REFERENCE};
    for (std::string text; std::getline(file, text);) {
        std::istringstream line{text};
        std::string what;
        line >> what;
        if (what == "tzdata")
            line >> edition;
        if (what == "zone")
            zones.push_back(read_zone(line, edition));
        if (what == "jump")
            zones.back().jumps.push_back(read_jump(line));
        ensure(!line.fail(), "the reference has its three kinds of line");
    }
    for (KnownZone& zone : zones)
        std::erase_if(zone.jumps, [&](const Jump& j) { return !zone.certain.contains(j.when); });
    return zones;
}

} // namespace

WallTime Jump::from() const
{
    return shown(when, before);
}

WallTime Jump::to() const
{
    return shown(when, after);
}

WallTime KnownZone::shown_at(Instant instant) const
{
    minutes ahead = at_first;
    for (const Jump& jump : jumps)
        if (jump.when <= instant)
            ahead = jump.after;
    return shown(instant, ahead);
}

std::vector<Instant> KnownZone::instants_of(WallTime wall) const
{
    const auto when_ahead_by = [&](minutes ahead) {
        return Instant{wall.time_since_epoch() - ahead};
    };
    std::vector<Instant> instants = {when_ahead_by(at_first)};
    for (const Jump& jump : jumps)
        instants.push_back(when_ahead_by(jump.after));
    std::erase_if(instants, [&](Instant instant) { return shown_at(instant) != wall; });
    std::sort(instants.begin(), instants.end());
    instants.erase(std::unique(instants.begin(), instants.end()), instants.end());
    return instants;
}

const Jump* KnownZone::that_skips(WallTime wall) const
{
    const auto skips = [&](const Jump& jump) { return jump.from() <= wall && wall < jump.to(); };
    const auto jump = std::find_if(jumps.begin(), jumps.end(), skips);
    return jump == jumps.end() ? nullptr : &*jump;
}

const std::vector<KnownZone>& known_zones()
{
    static const std::vector<KnownZone> zones = read_zones();
    return zones;
}

} // namespace maitred
