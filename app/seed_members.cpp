#include "app/seed_members.hpp"

#include "core/base/ensure.hpp"
#include "core/usecases/change_book.hpp"
#include "core/usecases/change_settings.hpp"
#include "core/usecases/draw_layout.hpp"
#include "core/usecases/offer_times.hpp"
#include "core/usecases/register_member.hpp"

#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::app {
namespace {

namespace json = boost::json;
using std::chrono::hours;
using std::chrono::minutes;

constexpr const char* seeder = "seed";
constexpr int bookings_each = 2;
constexpr int days_ahead = 14;
constexpr int tables_a_row = 6;
constexpr int step = 120; ///< of the drawing, between tables

struct Sample {
    const char* username;
    const char* full_name;
};
constexpr std::array<Sample, 8> samples = {{{"ana.garcia", "Ana García"},
                                            {"bruno.becker", "Bruno Becker"},
                                            {"carmen.diaz", "Carmen Díaz"},
                                            {"elena.lopez", "Elena López"},
                                            {"felix.hansen", "Felix Hansen"},
                                            {"irene.moreno", "Irene Moreno"},
                                            {"jonas.keller", "Jonas Keller"},
                                            {"marta.ortega", "Marta Ortega"}}};

template <class Value> Value sure(const Outcome<Value>& outcome)
{
    ensure(outcome.has_value(), "a sample is not what its kind may be");
    return *outcome;
}

std::optional<Account> register_sample(const MemberSeeding& seeding, const Sample& sample)
{
    const RegisterMember register_member{seeding.accounts,
                                         NewPasswords{seeding.passwords, PasswordRule::any},
                                         seeding.randomness, seeding.clock, seeding.house};
    const auto registered =
        register_member({.username = sure(Username::of(sample.username)),
                         .email = sure(Email::of(std::string{sample.username} + "@example.com")),
                         .full_name = sure(Name::of(sample.full_name)),
                         .phone = sure(Phone::of("+34 600 100 200")),
                         .password = sure(Password::of(seeding.password)),
                         .actor = seeder},
                        [](const Account&) { return std::string{}; });
    if (!registered)
        return std::nullopt; // is there already
    return std::get<Account>(*registered);
}

/// Two evenings of the next fourteen, each an hour and a half.
int book_for(const MemberSeeding& seeding, const Account& member, Dice& dice)
{
    const Room room = seeding.storage.open(seeding.house)->room();
    const auto today = std::chrono::floor<std::chrono::days>(
        seeding.zones.wall_time(room.time_zone, seeding.clock.now()));
    const ChangeBook change_book{seeding.desk};
    int booked = 0;
    for (int i = 0; i < bookings_each; ++i) {
        const auto date = today + std::chrono::days{1 + int(dice.roll(days_ahead - 1))};
        const auto start = hours{18} + minutes{30} * int(dice.roll(6));
        const Reserve wish{
            .sitting = {seeding.zones.true_time(room.time_zone, date, start),
                        seeding.zones.true_time(room.time_zone, date, start + minutes{90})},
            .party = 2,
            .contact = {.name = sure(Name::of(member.first_name)),
                        .email = member.email,
                        .phone = sure(Phone::of(member.phone))},
            .source = Source::seed,
            .member = member.id,
            .occasion = i == 0 ? "Birthday" : ""};
        if (change_book.wait_for(seeding.house, wish.sitting.start,
                                 {.wish = wish, .actor = seeder}))
            ++booked;
    }
    return booked;
}

struct Drawing {
    DrawLayout::Wish wish;
    std::vector<DrawLayout::Place> places;
};

/// The tables in rows.
Drawing drawn(const std::vector<Table>& tables)
{
    Drawing drawing{{.name = "Dining room"}, {}};
    DrawLayout::Wish& wish = drawing.wish;
    json::array drawn_tables;
    int place = 0;
    for (const Table& table : tables) {
        const int x = step / 2 + place % tables_a_row * step;
        const int y = step / 2 + place / tables_a_row * step;
        ++place;
        drawn_tables.push_back(json::object{{"table_number", table.number},
                                            {"seats", table.seats},
                                            {"x", x},
                                            {"y", y},
                                            {"width", 60},
                                            {"height", 60},
                                            {"table_type", "round"}});
        drawing.places.push_back({table.number, {double(x), double(y)}});
    }
    const int width = tables_a_row * step;
    const int height = std::max(1, (place + tables_a_row - 1) / tables_a_row) * step;
    wish.canvas = Layout::Canvas{double(width), double(height)};
    wish.data = json::serialize(json::object{
        {"tables", std::move(drawn_tables)},
        {"areas", json::array{}},
        {"canvas", json::object{{"width", width}, {"height", height}, {"grid_size", 20}}},
        {"metadata", json::object{{"made_by", seeder}}}});
    return drawing;
}

bool seed_layout(const MemberSeeding& seeding, AccountId by)
{
    NobodyListens nobody;
    const auto session = seeding.storage.open(seeding.house);
    if (!session->layouts().empty())
        return false;
    const DrawLayout draw{seeding.storage, seeding.clock, nobody};
    const Drawing drawing = drawn(session->room().tables);
    const auto places = [&](const std::string&) { return drawing.places; };
    return draw.add({.restaurant = seeding.house, .by = by, .places_in = places}, drawing.wish)
        .has_value();
}

bool seed_time_slots(const MemberSeeding& seeding)
{
    NobodyListens nobody;
    if (!seeding.storage.open(seeding.house)->time_slots().empty())
        return false;
    const OfferTimes offer{seeding.storage, seeding.clock, nobody};
    for (const int starts : {12, 14, 18, 20})
        (void)offer.add(
            {seeding.house, seeder},
            {.starts = hours{starts}, .ends = hours{starts + 2}, .duration = minutes{60}});
    return true;
}

bool seed_hours(const MemberSeeding& seeding)
{
    NobodyListens nobody;
    if (!seeding.storage.open(seeding.house)->profile().hours.empty())
        return false;
    ChangeSettings::Wish wish;
    wish.hours.emplace();
    for (int weekday = 0; weekday < 7; ++weekday)
        wish.hours->push_back({weekday, ServiceHours::Served{hours{8}, hours{24}}});
    const ChangeSettings change{
        {seeding.storage, seeding.desk, seeding.clock, seeding.zones, nobody, seeding.house}};
    return change({.restaurant = seeding.house, .actor = seeder, .to_come = ToCome::refuse}, wish)
        .has_value();
}

} // namespace

MemberSeedReport seed_members(const MemberSeeding& seeding)
{
    MemberSeedReport report;
    Dice dice{71};
    std::optional<AccountId> first;
    for (const Sample& sample : samples) {
        const auto account = register_sample(seeding, sample);
        if (!account)
            continue;
        first = first.value_or(account->id);
        ++report.members;
        report.bookings += book_for(seeding, *account, dice);
    }
    report.layout = seed_layout(seeding, first.value_or(AccountId{}));
    report.time_slots = seed_time_slots(seeding);
    report.hours = seed_hours(seeding);
    return report;
}

} // namespace maitred::app
