#include "app/seed.hpp"

#include "core/usecases/list_reservations.hpp"

#include <array>
#include <future>

namespace maitred::app {
namespace {

constexpr int days_ahead = 14;
constexpr int one_in_so_many_cancels = 12;

constexpr std::array<std::string_view, 24> first_names = {
    "Ana",   "Bruno", "Carmen", "Daniel", "Elena", "Felix",  "Gloria", "Hugo",
    "Irene", "Jonas", "Katrin", "Luis",   "Marta", "Nils",   "Olivia", "Pablo",
    "Quinn", "Rosa",  "Samuel", "Teresa", "Ulla",  "Víctor", "Wanda",  "Zoë"};
constexpr std::array<std::string_view, 20> last_names = {
    "Álvarez", "Becker", "Castro", "Díaz",   "Evans",   "Fischer", "García",
    "Hansen",  "Ibarra", "Jensen", "Keller", "López",   "Moreno",  "Novak",
    "Ortega",  "Pérez",  "Quist",  "Romero", "Schmidt", "Torres"};
/// Parties of two are half of all, as in most dining rooms.
constexpr std::array<int, 12> parties = {2, 2, 2, 2, 2, 2, 3, 4, 4, 1, 5, 6};

struct Sample {
    std::string first;
    std::string last;

    Contact contact() const
    {
        return {.name = *Name::of(first + " " + last),
                .email = *Email::of(address()),
                .phone = *Phone::of("+34 600 " + std::to_string(100'000 + first.size() * 7919 +
                                                                last.size() * 104729))};
    }
    std::string address() const
    {
        const auto plain = [](const std::string& name) {
            std::string letters;
            for (const char c : name)
                if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))
                    letters += c;
            return letters;
        };
        return plain(first) + "." + plain(last) + "@example.com";
    }
};

Sample draw_guest(Dice& dice)
{
    return {std::string{first_names[dice.roll(first_names.size())]},
            std::string{last_names[dice.roll(last_names.size())]}};
}

/// Asks the desk and waits for the answer.
Outcome<Answer> ask(Desk& desk, RestaurantId house, UtcDate date, Command command)
{
    std::promise<Outcome<Answer>> promise;
    auto future = promise.get_future();
    desk.submit(house, date, std::move(command),
                {[&](Outcome<Answer> answer) { promise.set_value(std::move(answer)); },
                 [&](const std::exception_ptr& failure) { promise.set_exception(failure); }});
    return future.get();
}

bool seeded_already(Storage& storage, RestaurantId house, UtcDate date)
{
    const ListReservations list{storage, house};
    for (int page = 1;; ++page) {
        const auto listed = list({.filter = {.date = date}, .page = page, .page_size = 100});
        for (const ListedReservation& one : listed.shown.reservations)
            if (one.reservation.source == Source::seed)
                return true;
        if (listed.shown.reservations.size() < 100)
            return false;
    }
}

/// An evening of 10 to 29 parties between 17:00 and 21:30.
void seed_day(const Seeding& seeding, UtcDate date, SeedReport& report)
{
    Dice dice{static_cast<std::uint64_t>(date.time_since_epoch().count())};
    const auto parties_tonight = 10 + dice.roll(20);
    for (std::uint64_t i = 0; i < parties_tonight; ++i) {
        const Instant time = Instant{date} + std::chrono::hours{17} +
                             std::chrono::minutes{30 * static_cast<int>(dice.roll(10))};
        const int party = std::min(parties[dice.roll(parties.size())], seeding.largest_party);
        const bool cancels = dice.roll(one_in_so_many_cancels) == 0;
        const auto booked = ask(
            seeding.desk, seeding.house, date,
            {.wish = Book{time, party, draw_guest(dice).contact(), Source::seed}, .actor = "seed"});
        if (!booked)
            continue; // full, or already over: a real evening has both
        ++report.reservations;
        if (!cancels)
            continue;
        const ReservationId id = std::get<Entry>(*booked).reservation.id;
        if (ask(seeding.desk, seeding.house, date, {.wish = Cancel{id}, .actor = "seed"}))
            ++report.cancelled;
    }
}

void seed_newsletter(const Seeding& seeding)
{
    Dice dice{17};
    const auto session = seeding.storage.open(seeding.house);
    for (int i = 0; i < 10; ++i) {
        const Contact contact = draw_guest(dice).contact();
        session->subscribe({*contact.email, contact.name, contact.phone}, seeding.clock.now(),
                           std::nullopt, {});
    }
}

} // namespace

SeedReport seed_house(const Seeding& seeding)
{
    SeedReport report;
    seed_newsletter(seeding);
    const UtcDate today = utc_date_of(seeding.clock.now());
    for (int day = 0; day < days_ahead; ++day) {
        const UtcDate date = today + std::chrono::days{day};
        if (seeded_already(seeding.storage, seeding.house, date))
            ++report.days_skipped;
        else
            seed_day(seeding, date, report);
    }
    return report;
}

} // namespace maitred::app
