#include "tests/contract/database_under_test.hpp"
#include "tests/contract/members.hpp"

namespace maitred {
namespace {

std::string silence(GuestId)
{
    return "";
}

/// A house in a database that the case can look into.
struct Opened {
    std::unique_ptr<EmptyDatabase> database = empty_database();
    Database node = database->open();
    std::vector<std::string> migrated = node.schema->migrate(today());
    House house{*node.storage};

    std::string ask(const std::string& statement) { return database->ask(statement); }
    /// A column of the one guest, with '-' where it is null.
    std::string guest(const std::string& column)
    {
        return ask("SELECT COALESCE(CAST(" + column + " AS text), '-') FROM guests");
    }
    bool opted_in()
    {
        return ask("SELECT CASE WHEN newsletter_opt_in THEN 1 ELSE 0 END FROM guests") == "1";
    }
};

TEST_CASE("a subscription fills what is empty and overwrites nothing")
{
    Opened opened;
    const Email ada = *Email::of("ada@example.org");
    (void)opened.house.open()->subscribe({ada}, today(), {}, silence);
    CHECK(opened.guest("name") == nameless_subscriber);
    CHECK(opened.guest("phone") == "");
    CHECK(opened.opted_in());
    (void)opened.house.open()->subscribe({ada, *Name::of("Eve"), *Phone::of("1")}, today(), {},
                                         silence);
    CHECK(opened.guest("name") == nameless_subscriber);
    CHECK(opened.guest("phone") == "1");
    (void)opened.house.open()->subscribe({ada, *Name::of("Eve"), *Phone::of("2")}, today(), {},
                                         silence);
    CHECK(opened.guest("phone") == "1");
}

TEST_CASE("a booking creates its guest without the newsletter, and overwrites nothing")
{
    Opened opened;
    Contact first = guest("Ada", "ada@example.org");
    REQUIRE(opened.house.commit({opened.house.party(at("18:00"), 1, first)}) == Committed::yes);
    CHECK(opened.guest("name") == "Ada");
    CHECK(!opened.opted_in());
    Contact second = guest("Countess", "ada@example.org");
    second.phone = *Phone::of("1");
    REQUIRE(opened.house.commit({opened.house.party(at("19:00"), 1, second)}) == Committed::yes);
    CHECK(opened.guest("name") == "Ada");
    CHECK(opened.guest("phone") == "");
}

TEST_CASE("who unsubscribes is opted out, and who subscribes again opted in")
{
    Opened opened;
    const Email ada = *Email::of("ada@example.org");
    (void)opened.house.open()->subscribe({ada}, today(), {}, silence);
    opened.house.open()->unsubscribe(ada);
    CHECK(!opened.opted_in());
    (void)opened.house.open()->subscribe({ada}, today(), {}, silence);
    CHECK(opened.opted_in());
}

TEST_CASE("the log says who did what to which reservation, before and after")
{
    Opened opened;
    Contact contact = ada();
    contact.notes = "by the \"window\" 🍷";
    const Reservation dinner = opened.house.party(at("19:00"), 1, contact);
    const Reservation cancelled = given_up(dinner, Cancelled{today()});
    REQUIRE(opened.house.commit(opened.house.draft().make(dinner).change(
                EventKind::reservation_cancelled, dinner, cancelled)) == Committed::yes);
    const auto event = [&](const std::string& column, int sequence) {
        return opened.ask("SELECT COALESCE(CAST(" + column + " AS text), '-') FROM events " +
                          "WHERE sequence = " + std::to_string(sequence));
    };
    CHECK(event("kind", 1) == "reservation_made");
    CHECK(event("kind", 2) == "reservation_cancelled");
    CHECK(event("actor", 1) == "guest");
    CHECK(event("subject_id", 1) == std::to_string(dinner.id.number));
    CHECK(event("before", 1) == "-");
    CHECK_THAT(event("after", 1),
               Catch::Contains("\"confirmed\"") && Catch::Contains(R"(by the \"window\" 🍷)"));
    CHECK(event("before", 2) == event("after", 1));
    CHECK_THAT(event("after", 2), Catch::Contains("\"cancelled\""));
}

TEST_CASE("a line of the log from before there were members is read as it was meant")
{
    Opened opened;
    Reservation dinner = opened.house.party(at("19:00"), 1);
    REQUIRE(opened.house.commit({dinner}) == Committed::yes);
    std::string line = opened.ask("SELECT after FROM events");
    const auto from = line.find(",\"language\"");
    REQUIRE(from != line.npos);
    line.replace(from, line.find('}') - from, "");
    opened.ask("UPDATE events SET after = '" + line + "'");
    CHECK(std::get<Event>(opened.house.open()->events_after(0, 1).at(0).event).after == dinner);
}

TEST_CASE("figures of reservations that were written by hand are mended")
{
    Opened opened;
    REQUIRE(opened.house.commit({opened.house.party(from("19:10", "20:00"), 1)}) == Committed::yes);
    opened.ask("UPDATE reservations SET party = 5");
    CHECK(!opened.house.findings().empty());
    CHECK(opened.house.open()->mend_figures());
    CHECK(opened.house.open()->all_figures() == Figures{1, 5, 0, 0, 60});
    opened.ask("DELETE FROM figures");
    CHECK(opened.house.open()->mend_figures());
    CHECK(opened.house.open()->all_figures() == Figures{1, 5, 0, 0, 60});
    CHECK(!opened.house.open()->mend_figures());
}

TEST_CASE("no work is left of a notice that was sent, and none comes from one that is not there")
{
    Opened opened;
    const Reservation dinner = dinner_of(opened.house, {41}, from("19:00", "20:30"));
    const auto rows = [&](const std::string& table) {
        return opened.ask("SELECT count(*) FROM " + table);
    };
    REQUIRE(
        commit(opened.house,
               telling(opened.house, {reminder_of(dinner, today()), reminder_of(dinner, today()),
                                      confirmation_of(dinner)})) == Committed::yes);
    CHECK(rows("outbox") == "2");
    CHECK(rows("due_work") == "2");
    for (const Notice& one : notices_of(opened.house))
        opened.house.open()->end_try({.notice = one.id, .at = today(), .sent = true});
    CHECK(rows("due_work") == "0");
    opened.ask("INSERT INTO due_work (id, due_at, whose, kind, which_id) VALUES (99, 0, " +
               std::to_string(opened.house.id().number) + ", 'notice', 1234)");
    CHECK(!opened.house.open()->begin_try({1234}));
    CHECK(rows("due_work") == "0");
}

TEST_CASE("tenant data names its restaurant, and nothing else has that column")
{
    Opened opened;
    for (const char* table :
         {"tables", "guests", "reservations", "claims", "blocks", "days", "service_hours",
          "turn_times", "events", "event_counters", "outbox", "batches", "kept_answers", "layouts",
          "time_slots", "figures", "pictures"})
        CHECK_NOTHROW(opened.ask(std::string{"SELECT t.restaurant_id FROM "} + table + " t"));
    for (const char* table : {"restaurants", "accounts", "memberships", "due_work", "settings",
                              "schema_migrations", "mail_counts"})
        CHECK_THROWS(opened.ask(std::string{"SELECT t.restaurant_id FROM "} + table + " t"));
}

TEST_CASE("every key of tenant data begins with the restaurant")
{
    Opened opened;
    CHECK(opened.database->tables_with_keys_across_restaurants() == "");
}

} // namespace
} // namespace maitred
