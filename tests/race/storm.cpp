#include "tests/contract/people.hpp"
#include "tests/race/node.hpp"
#include "tests/race/storm_of_holds.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <map>
#include <mutex>

using namespace maitred;

namespace {

constexpr int threads = 16;
constexpr int days = 3;

int commands_in_the_storm()
{
    const char* told = std::getenv("MAITRED_STORM");
    return told ? std::atoi(told) : 4'000;
}

/// What one guest knows of their reservations, from the answers alone.
class Guest {
public:
    Guest(Node& node, SettableClock& clock, const Account& account,
          const std::vector<TableId>& tables)
        : node_{node}, clock_{clock}, account_{account}, tables_{tables},
          dice_{static_cast<std::uint64_t>(account.id.number)}
    {
    }

    void do_something()
    {
        switch (dice_.roll(10)) {
        case 0:
        case 1:
        case 2:
        case 3: return note(node_.ask(table_for(2, some_time()), day_of(last_time_)));
        case 4: return note(node_.ask(a_hold(), day_of(last_time_)));
        case 5:
            return with_one_of_mine([&](const Reservation& mine) {
                return node_.ask(move(mine.id, some_time(), 3), day_of(last_time_));
            });
        case 6:
        case 7:
            return with_one_of_mine([&](const Reservation& mine) {
                return node_.ask(cancel(mine.id), day_of(mine.sitting.start));
            });
        case 8:
            return with_one_of_mine([&](const Reservation& mine) {
                return node_.ask(confirm(mine.id), day_of(mine.sitting.start));
            });
        default:
            clock_.advance(std::chrono::seconds{2});
            (void)node_.do_what_is_due();
            look();
        }
    }

    /// As the last answer said.
    const std::map<ReservationId, Reservation>& mine() const { return mine_; }

private:
    static UtcDate day_of(Instant time) { return utc_date_of(time); }

    Instant some_time()
    {
        last_time_ = Instant{first_day()} +
                     std::chrono::hours{24} * static_cast<int>(dice_.roll(days)) +
                     std::chrono::minutes{30} * static_cast<int>(34 + dice_.roll(14));
        return last_time_;
    }

    /// A table by name, or any, for a minute.
    Command a_hold()
    {
        Hold hold{.time = some_time(),
                  .party = 2,
                  .contact = guest("Ana", account_.email.text()),
                  .source = Source::hold_surface,
                  .held_for = std::chrono::minutes{1},
                  .member = account_.id,
                  .language = Language::spanish};
        if (dice_.roll(2) == 0)
            hold.at_table = tables_[dice_.roll(tables_.size())];
        return {.wish = hold, .actor = "guest", .patience = std::chrono::seconds{20}};
    }

    void note(const Outcome<Answer>& answer)
    {
        if (answer)
            mine_.insert_or_assign(entry(answer).id, entry(answer));
    }

    void with_one_of_mine(const std::function<Outcome<Answer>(const Reservation&)>& act)
    {
        if (mine_.empty())
            return;
        auto chosen = mine_.begin();
        std::advance(chosen, static_cast<std::ptrdiff_t>(dice_.roll(mine_.size())));
        note(act(chosen->second));
    }

    void look() { (void)node_.ask(ask(some_time(), 2), day_of(last_time_)); }

    Node& node_;
    SettableClock& clock_;
    Account account_;
    const std::vector<TableId>& tables_;
    Dice dice_;
    std::map<ReservationId, Reservation> mine_;
    Instant last_time_;
};

/// Whether the book says of a reservation what its guest was told last; a hold may have expired
/// since.
bool as_told(const Reservation& told, const Reservation& stored)
{
    if (stored == told)
        return true;
    Reservation expired = told;
    expired.stage = stored.stage;
    expired.changed_at = stored.changed_at;
    expired.revision = stored.revision;
    return name_of(told.stage) == StageName::held && name_of(stored.stage) == StageName::expired &&
           stored == expired;
}

} // namespace

TEST_CASE("after a storm of bookings, holds, moves and cancellations every answer was true")
{
    const auto under_test = storage_under_test();
    House house{under_test->storage(), "cafe", 20};
    SettableClock clock{today()};
    desk::DeskSettings settings = patient();
    settings.channels = {.email = true};
    Node one{under_test->storage(), clock, house.id(), settings};
    Node other{under_test->storage(), clock, house.id(), settings};
    const std::vector<TableId> tables = tables_of(house);
    std::vector<Guest> guests;
    for (int i = 0; i < threads; ++i)
        guests.emplace_back(i % 2 == 0 ? one : other, clock,
                            a_customer(under_test->accounts(), house.id(), i), tables);

    const int each = commands_in_the_storm() / threads;
    crowd(threads, [&](int thread) {
        for (int i = 0; i < each; ++i)
            guests[static_cast<std::size_t>(thread)].do_something();
    });

    clock.advance(std::chrono::minutes{1});
    while (one.do_what_is_due() + other.do_what_is_due() > 0) {
    }
    CHECK(house.findings().empty());
    CHECK(findings_about_holds(*house.open(), clock.now()).empty());
    std::map<ReservationId, Reservation> book;
    for (const Reservation& stored : house.open()->audit().reservations)
        book.emplace(stored.id, stored);
    std::size_t told = 0;
    std::size_t false_answers = 0;
    for (const Guest& guest : guests)
        for (const auto& [id, reservation] : guest.mine()) {
            ++told;
            const auto stored = book.find(id);
            if (stored == book.end() || !as_told(reservation, stored->second))
                ++false_answers;
        }
    CHECK(false_answers == 0);
    CHECK(told == book.size()); // nothing is there that nobody was told of
    CHECK(told > static_cast<std::size_t>(each));
}
