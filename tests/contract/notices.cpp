// What guests are told, from the batch that wants it to the carrier.
#include "tests/contract/members.hpp"

namespace maitred {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

const AccountId ada_lovelace{41};

/// A house in which a member has booked a dinner.
struct Booked {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    Storage& storage = tested->storage();
    House house{storage};
    Reservation dinner = dinner_of(house, ada_lovelace, from("19:00", "20:30"));

    Booked() { REQUIRE(house.commit({dinner}) == Committed::yes); }

    /// The notice that was written last.
    Notice told(const NoticeWish& wish)
    {
        REQUIRE(commit(house, telling(house, {wish})) == Committed::yes);
        return notices_of(house).front();
    }
    std::vector<NoticeId> due(Instant now, Instant until, int limit = 10)
    {
        std::vector<NoticeId> ids;
        for (const DueNotice& one : storage.take_due_notices(now, until, limit)) {
            CHECK(one.restaurant == house.id());
            CHECK(one.until == until);
            ids.push_back(one.notice);
        }
        return ids;
    }
    std::vector<NoticeId> due(Instant now) { return due(now, now + minutes{1}); }
};

TEST_CASE("a notice is written with its batch, and read as it was wished for")
{
    Booked cafe;
    Batch batch = telling(cafe.house, {confirmation_of(cafe.dinner),
                                       reminder_of(cafe.dinner, at("2030-06-13 19:00"))});
    batch.changes.notices[0].channel = Channel::sms;
    REQUIRE(commit(cafe.house, batch) == Committed::yes);
    const std::vector<Notice> notices = notices_of(cafe.house);
    REQUIRE(notices.size() == 2);
    CHECK(notices[0] == Notice{notices[0].id, NoticeKind::reminder, Channel::email, cafe.dinner,
                               at("2030-06-13 19:00"), today()});
    CHECK(notices[1] == Notice{notices[1].id, NoticeKind::confirmation, Channel::sms, cafe.dinner,
                               today(), today()});
    CHECK(notices[1].id < notices[0].id);
}

TEST_CASE("notices are listed last made first, of one member or of all, page by page")
{
    Booked cafe;
    const Reservation other = dinner_of(cafe.house, {42}, from("19:00", "20:30"), 2);
    const Reservation nobodys = cafe.house.party(at("19:00"), 3);
    const NoticeId first = cafe.told(confirmation_of(cafe.dinner)).id;
    const NoticeId second = cafe.told(confirmation_of(other)).id;
    const NoticeId third = cafe.told(confirmation_of(cafe.dinner)).id;
    const NoticeId fourth = cafe.told(confirmation_of(nobodys)).id;
    const auto ids = [&](std::optional<AccountId> member, int limit, int offset) {
        std::vector<NoticeId> found;
        for (const Notice& one : cafe.house.open()->notices(member, limit, offset))
            found.push_back(one.id);
        return found;
    };
    CHECK(ids(std::nullopt, 10, 0) == std::vector{fourth, third, second, first});
    CHECK(ids(std::nullopt, 2, 1) == std::vector{third, second});
    CHECK(ids(ada_lovelace, 10, 0) == std::vector{third, first});
    CHECK(ids(ada_lovelace, 10, 1) == std::vector{first});
    CHECK(ids(AccountId{43}, 10, 0).empty());
}

TEST_CASE("a batch that is refused tells nobody")
{
    Booked cafe;
    Batch batch = telling(cafe.house, {confirmation_of(cafe.dinner)});
    batch.days = {{that_day(), 7}};
    CHECK(commit(cafe.house, batch) == Committed::day_has_changed);
    CHECK(notices_of(cafe.house).empty());
    CHECK(cafe.due(at("23:00")).empty());
}

TEST_CASE("notices are due from their time on, the longest due first, up to a limit")
{
    Booked cafe;
    const NoticeId late = cafe.told(confirmation_of(cafe.dinner, at("20:00"))).id;
    const NoticeId early = cafe.told(confirmation_of(cafe.dinner, at("19:00"))).id;
    const NoticeId last = cafe.told(confirmation_of(cafe.dinner, at("21:00"))).id;
    CHECK(cafe.due(at("18:59:59")).empty());
    CHECK(cafe.due(at("23:00"), at("23:01"), 2) == std::vector{early, late});
    CHECK(cafe.due(at("23:00"), at("23:01"), 2) == std::vector{last});
    CHECK(cafe.storage.take_due_work(at("23:30"), at("23:31"), 10).empty());
}

TEST_CASE("a notice that was taken is due again once the taker's time is over")
{
    Booked cafe;
    const NoticeId notice = cafe.told(confirmation_of(cafe.dinner)).id;
    REQUIRE(cafe.due(at("18:00"), at("18:05")) == std::vector{notice});
    CHECK(cafe.due(at("18:04:59")).empty());
    CHECK(cafe.due(at("18:05")) == std::vector{notice});
}

TEST_CASE("whoever takes longer keeps a notice, unless somebody else has it by then")
{
    Booked cafe;
    const NoticeId notice = cafe.told(confirmation_of(cafe.dinner)).id;
    const DueNotice taken = cafe.storage.take_due_notices(at("18:00"), at("18:05"), 10).at(0);
    CHECK(cafe.storage.keep_longer(taken, at("18:10")));
    CHECK(!cafe.storage.keep_longer(taken, at("18:20")));
    CHECK(cafe.due(at("18:09:59")).empty());
    const DueNotice kept{taken.restaurant, taken.notice, at("18:10")};
    CHECK(cafe.due(at("18:10"), at("18:15")) == std::vector{notice});
    CHECK(!cafe.storage.keep_longer(kept, at("18:20")));
    CHECK(!cafe.storage.keep_longer({{99}, notice, at("18:15")}, at("18:20")));
    cafe.house.open()->end_try({.notice = notice, .at = at("18:11"), .sent = true});
    CHECK(!cafe.storage.keep_longer({taken.restaurant, notice, at("18:15")}, at("18:20")));
}

TEST_CASE("each try is counted, and a notice that was sent is not tried again")
{
    Booked cafe;
    const NoticeId id = cafe.told(confirmation_of(cafe.dinner)).id;
    CHECK(cafe.house.open()->begin_try(id)->tries == 1);
    CHECK(cafe.house.open()->begin_try(id)->tries == 2);
    cafe.house.open()->end_try({.notice = id, .at = at("18:00:02"), .sent = true});
    const Notice sent = notices_of(cafe.house).at(0);
    CHECK(sent.state == NoticeState::sent);
    CHECK(sent.sent_at == at("18:00:02"));
    CHECK(sent.tries == 2);
    CHECK(sent.due == today());
    CHECK(!cafe.house.open()->begin_try(id));
    CHECK(cafe.due(at("23:00")).empty());
    CHECK(!cafe.house.open()->begin_try({id.number + 1}));
}

TEST_CASE("a notice that could not be sent is due again when it is to be tried, or given up")
{
    Booked cafe;
    const NoticeId id = cafe.told(confirmation_of(cafe.dinner)).id;
    REQUIRE(cafe.due(at("18:00"), at("18:05")) == std::vector{id});
    (void)cafe.house.open()->begin_try(id);
    cafe.house.open()->end_try(
        {.notice = id, .at = at("18:00:01"), .again_at = at("18:00:31"), .trouble = "“451”"});
    const Notice waiting = notices_of(cafe.house).at(0);
    CHECK(waiting.state == NoticeState::pending);
    CHECK(waiting.due == at("18:00:31"));
    CHECK(waiting.trouble == "“451”");
    CHECK(!waiting.sent_at);
    CHECK(cafe.due(at("18:00:30")).empty());
    CHECK(cafe.due(at("18:00:31")) == std::vector{id});

    (void)cafe.house.open()->begin_try(id);
    cafe.house.open()->end_try({.notice = id, .at = at("18:00:32"), .trouble = "nobody there"});
    const Notice failed = notices_of(cafe.house).at(0);
    CHECK(failed.state == NoticeState::failed);
    CHECK(failed.trouble == "nobody there");
    CHECK(!failed.sent_at);
    CHECK(failed.tries == 2);
    CHECK(!cafe.house.open()->begin_try(id));
    CHECK(cafe.due(at("23:00")).empty());
}

TEST_CASE("whoever comes too late with an answer changes nothing of what was said before")
{
    Booked cafe;
    const NoticeId id = cafe.told(confirmation_of(cafe.dinner)).id;
    cafe.house.open()->end_try({.notice = id, .at = at("18:00"), .sent = true});
    const std::vector<Notice> before = notices_of(cafe.house);
    cafe.house.open()->end_try(
        {.notice = id, .at = at("18:01"), .again_at = at("18:02"), .trouble = "too late"});
    cafe.house.open()->end_try({.notice = id, .at = at("18:01"), .trouble = "too late"});
    CHECK(notices_of(cafe.house) == before);
    CHECK(cafe.due(at("23:00")).empty());
}

TEST_CASE("a reminder is about the reservation as it is now, and a confirmation as it was")
{
    Booked cafe;
    const NoticeId reminder = cafe.told(reminder_of(cafe.dinner, today())).id;
    const NoticeId confirmation = cafe.told(confirmation_of(cafe.dinner)).id;
    Reservation larger = cafe.dinner;
    larger.party = 7;
    REQUIRE(cafe.house.commit(cafe.house.draft().change(EventKind::reservation_amended, cafe.dinner,
                                                        larger)) == Committed::yes);
    CHECK(cafe.house.open()->begin_try(reminder)->about == larger);
    CHECK(cafe.house.open()->begin_try(confirmation)->about == cafe.dinner);
    CHECK(notices_of(cafe.house).at(1).about == cafe.dinner);
}

TEST_CASE("a reminder that is over goes with its work, and only that one")
{
    Booked cafe;
    const Reservation other = dinner_of(cafe.house, {42}, from("19:00", "20:30"), 2);
    const NoticeId sent = cafe.told(reminder_of(cafe.dinner, today())).id;
    cafe.house.open()->end_try({.notice = sent, .at = today(), .sent = true});
    const NoticeId over = cafe.told(reminder_of(cafe.dinner, today())).id;
    const NoticeId by_sms = cafe.told(reminder_of(cafe.dinner, today(), Channel::sms)).id;
    const NoticeId told = cafe.told(confirmation_of(cafe.dinner)).id;
    const NoticeId others = cafe.told(reminder_of(other, today())).id;
    REQUIRE(cafe.due(today(), today() + seconds{30}, 1) == std::vector{over});

    Batch batch = telling(cafe.house, {reminder_of(cafe.dinner, at("12:00"))});
    batch.changes.reminders_over = {cafe.dinner.id};
    REQUIRE(commit(cafe.house, batch) == Committed::yes);
    std::vector<NoticeId> left;
    for (const Notice& one : notices_of(cafe.house))
        left.push_back(one.id);
    REQUIRE(left.size() == 4);
    const NoticeId anew = left[0];
    CHECK(left == std::vector{anew, others, told, sent});
    CHECK(anew > others);
    CHECK(!cafe.house.open()->begin_try(over));
    CHECK(!cafe.house.open()->begin_try(by_sms));
    CHECK(cafe.due(at("11:59")) == std::vector{told, others});
    CHECK(cafe.due(at("12:00"), at("13:00")).front() == told);
}

TEST_CASE("nobody is reminded twice: one reminder waits for each channel")
{
    Booked cafe;
    const NoticeId by_mail = cafe.told(reminder_of(cafe.dinner, today())).id;
    const NoticeId by_sms = cafe.told(reminder_of(cafe.dinner, today(), Channel::sms)).id;
    const Batch again = telling(cafe.house, {reminder_of(cafe.dinner, today() + seconds{1})});
    REQUIRE(commit(cafe.house, again) == Committed::yes);
    CHECK(notices_of(cafe.house).size() == 2);
    CHECK(cafe.due(at("12:00")) == std::vector{by_mail, by_sms});
    cafe.house.open()->end_try({.notice = by_mail, .at = today(), .sent = true});
    REQUIRE(commit(cafe.house, telling(cafe.house, {reminder_of(cafe.dinner, at("18:00"))})) ==
            Committed::yes);
    CHECK(notices_of(cafe.house).size() == 3);
}

TEST_CASE("notices that arrived or were given up are forgotten when they are long over")
{
    Booked cafe;
    const Reservation other = dinner_of(cafe.house, {42}, from("19:00", "20:30"), 2);
    const NoticeId sent = cafe.told(confirmation_of(cafe.dinner)).id;
    const NoticeId failed = cafe.told(confirmation_of(other)).id;
    const NoticeId waits = cafe.told(confirmation_of(other)).id;
    cafe.house.open()->end_try({.notice = sent, .at = today(), .sent = true});
    cafe.house.open()->end_try({.notice = failed, .at = today(), .trouble = "nobody there"});
    (void)cafe.storage.sweep(today() + notices_are_kept);
    CHECK(notices_of(cafe.house).size() == 3);
    (void)cafe.storage.sweep(today() + notices_are_kept + seconds{1});
    REQUIRE(notices_of(cafe.house).size() == 1);
    CHECK(notices_of(cafe.house)[0].id == waits);
}

} // namespace
} // namespace maitred
