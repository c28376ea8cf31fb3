#pragma once

#include "core/book/changes.hpp"
#include "core/house/refurbishment.hpp"
#include "core/house/restaurant.hpp"
#include "core/people/guest.hpp"
#include "core/ports/failures.hpp"
#include "core/ports/gallery.hpp"
#include "core/ports/notices.hpp"
#include "core/ports/room_plans.hpp"
#include "core/reports/visits.hpp"

#include <memory>
#include <set>
#include <span>

namespace maitred {

/// What became of a commit.
enum class Committed {
    yes,
    day_has_changed,   ///< a day or the room is no longer at the version the batch was decided on
    table_is_taken,    ///< a claim belongs to somebody else, whatever the versions say
    not_admitted,      ///< the refurbishment's own question was answered with no
    retry_key_is_kept, ///< another node has answered one of these retry keys meanwhile
};

/// One day as the book has it, claim by claim.
struct StoredDay {
    std::int64_t version = 0;
    std::vector<Claim> claims = {};
    struct Hold {
        ReservationId holder;
        Instant until;
        friend auto operator<=>(const Hold&, const Hold&) = default;
    };
    std::vector<Hold> holds = {}; ///< of the claims' holders, those that are held; expired ones too
};

/// Which reservations a list shows: those whose sitting starts on one UTC date.
struct ReservationFilter {
    UtcDate date;
    std::optional<Email> email = {};
    std::optional<std::string> table_number = {};
    std::optional<Window> starts_in = {};
};

struct ListedReservation {
    Reservation reservation;
    std::optional<GuestId> guest;
    std::string table_number; ///< empty where it has no table
};

struct ReservationPage {
    std::int64_t total = 0; ///< over all pages
    std::vector<ListedReservation> reservations = {};
};

/// Which parties a list shows; what is not given lets everybody pass. Case is of no account in
/// ASCII; beyond it, where the storage knows the letters.
struct PartyFilter {
    std::set<StageName> stages = {};
    Instant seen_at = {}; ///< a hold that is over by then is expired
    std::optional<Window> starts_in = {};
    bool unplaced_only = false; ///< those that were to have a table and have none
    std::optional<Source> source = {};
    std::optional<AccountId> member = {};
    std::string containing = {}; ///< in the guest's name, e-mail or phone; of whatever case
};

/// Which restaurants a list shows. Case is of no account in ASCII; beyond it, where the storage
/// knows the letters.
struct RestaurantFilter {
    std::optional<bool> listed = true; ///< nothing: whether or not
    std::string containing = {};       ///< in its name, address or description; of whatever case
};

/// Work that is due for a restaurant.
struct DueWork {
    RestaurantId restaurant;
    Timer timer;

    friend auto operator<=>(const DueWork&, const DueWork&) = default;
};

/// What a re-check of the whole book looks at.
struct BookAudit {
    std::vector<Reservation> reservations;
    std::vector<Claim> claims;
    std::vector<std::pair<UtcDate, std::int64_t>> days; ///< with their versions
    std::vector<Email> guests;                          ///< one entry a guest
    std::vector<std::int64_t> event_sequence;           ///< ascending
    std::int64_t last_event_sequence = 0;               ///< as the counter says
    std::int64_t largest_reservation = 0;               ///< as the sequence of numbers says
    std::vector<Block> blocks = {};
    FigureSheet figures = {};
};

/// What has numbers of its own beside reservations and tables.
enum class Numbered { layout, time_slot, block, picture };

/// The book of one restaurant. Sees nothing of any other. Every call is one transaction: it has
/// happened whole when it returns, and not at all when it throws Unavailable. Blocks; for one
/// thread at a time.
class StorageSession : public RoomPlans, public NoticeShelf, public Gallery {
public:
    virtual Room room() = 0;

    /// The day's version is never newer than the claims beside it, so that a decision on a torn
    /// read cannot be committed.
    virtual StoredDay day(UtcDate date) = 0;
    virtual std::vector<DayVersion> versions(std::span<const UtcDate> dates) = 0;

    /// The reservations with these ids that exist, in no particular order.
    virtual std::vector<Reservation> reservations(std::span<const ReservationId> ids) = 0;

    virtual std::optional<Reservation> reservation(const Uuid& uuid) = 0;

    /// Whoever has one of these tables in one of these windows, or in the day before it; each
    /// once, in no particular order.
    virtual std::vector<Reservation> parties_at(std::span<const TableId> tables,
                                                std::span<const Window> windows) = 0;

    /// Made last first. `limit` is 1 or more.
    virtual std::vector<Reservation> parties(const PartyFilter& filter, int limit, int offset) = 0;

    /// What a member has booked, latest sitting first; of one start, the last made first.
    virtual std::vector<Reservation> reservations_of(AccountId member, int limit, int offset) = 0;

    /// How many of somebody's reservations are in which stage at `now`; each stage once.
    virtual std::vector<StageTally> stages_of(AccountId member, Instant now) = 0;

    /// Those with a table whose sitting is not over, in the order of their sittings.
    virtual std::vector<Reservation> to_come(Instant now) = 0;

    /// The figures of the quarters that begin in this window, and of all there are.
    virtual FigureSheet figures(const Window& window) = 0;
    virtual Figures all_figures() = 0;
    /// Counts the book anew where its figures do not say what it says: binaries before figures
    /// wrote none. Whether that was so.
    virtual bool mend_figures() = 0;
    /// Reservations that wait for a confirmation or a table: held and not over, or waitlisted.
    virtual std::int64_t count_pending(Instant now) = 0;

    /// Every table there ever was, in the room's order.
    virtual std::vector<KnownTable> tables() = 0;
    virtual Profile profile() = 0;

    /// Changes the room and turns its version, all or nothing. Tables come with their ids; a new
    /// one is put behind the others. `table_is_taken` where another table of
    /// the room has the number, or two sittings would share a table on a new grid;
    /// `day_has_changed` where the room is at another version; `not_admitted`.
    virtual Committed refurbish(const Refurbishment& refurbishment) = 0;

    /// The log's lines after this one, ascending, and before it, descending.
    virtual std::vector<Recorded> events_after(std::int64_t sequence, int limit) = 0;
    virtual std::vector<Recorded> events_before(std::int64_t sequence, int limit) = 0;
    virtual std::int64_t last_event() = 0;

    /// The kept answers for these scopes and keys that are no older than `since`, whatever their
    /// fingerprints.
    virtual std::vector<KeptAnswer> kept_answers(std::span<const RetryKey> keys, Instant since) = 0;

    /// Commits all of the batch or none of it. Finds or creates the guest of each new reservation
    /// that has an e-mail, and never overwrites one. A kept answer that is older than `at` minus a
    /// day gives way. Throws CommitInDoubt where the answer of the commit was lost.
    virtual Committed commit(const Batch& batch) = 0;

    /// Whether the batch with this id was committed.
    virtual bool has_committed(const Uuid& batch_id) = 0;

    /// Ordered by the sitting's start, then the table's place in the room, then id. Pages from 1.
    virtual ReservationPage list(const ReservationFilter& filter, int page, int page_size) = 0;

    /// One atomic upsert by e-mail: opts in; name and phone fill empty fields only. With a kept
    /// answer, `answer_for` is asked for its text and it is kept in the same transaction; nothing
    /// is done and nullopt returned if that key is kept already.
    virtual std::optional<GuestId>
    subscribe(const Subscription& subscription, Instant now, const std::optional<RetryKey>& key,
              const std::function<std::string(GuestId)>& answer_for) = 0;

    /// Opts out. Whether there was such a guest is nobody's business.
    virtual void unsubscribe(const Email& email) = 0;

    virtual BookAudit audit() = 0;
};

/// Where books are kept. May be used from any thread; blocks.
class Storage {
public:
    virtual ~Storage() = default;

    /// Throws Unavailable where no connection can be had within the time that operations allow.
    virtual std::unique_ptr<StorageSession> open(RestaurantId restaurant) = 0;

    /// One that has not closed.
    virtual std::optional<Restaurant> restaurant(std::string_view slug) = 0;
    virtual std::optional<Restaurant> restaurant(const Uuid& uuid) = 0;
    virtual std::optional<Restaurant> restaurant(RestaurantId id) = 0;
    /// All there ever were.
    virtual std::vector<Restaurant> restaurants() = 0;
    /// Those that have not closed, in the order of their numbers. `limit` is 1 or more.
    virtual std::vector<RestaurantId> find_restaurants(const RestaurantFilter& filter, int limit,
                                                       int offset) = 0;

    /// The next numbers of the installation's sequence of reservations; no number is given twice.
    virtual std::vector<ReservationId> number_reservations(std::size_t count) = 0;

    virtual std::vector<TableId> number_tables(std::size_t count) = 0;
    virtual std::int64_t next_number(Numbered what) = 0;

    /// Takes notices that are due at `now`, of any restaurant, longest due first: until `until`
    /// nobody else is given them, on any node. Whoever sends one longer asks for more time.
    virtual std::vector<DueNotice> take_due_notices(Instant now, Instant until, int limit) = 0;
    /// Whether it was still the taker's; if so, it is until the later instant.
    virtual bool keep_longer(const DueNotice& taken, Instant until) = 0;

    /// Takes up to `limit` pieces of work that are due at `now`, of any restaurant, longest due
    /// first: until `until` nobody else is given them, on any node; then they are due again, unless
    /// a commit has set or ended their timer.
    virtual std::vector<DueWork> take_due_work(Instant now, Instant until, int limit) = 0;

    /// Whether one mail more may go to this address on that day, of `most`; counts it. Addresses
    /// come as digests.
    virtual bool count_mail(std::string_view address, UtcDate day, int most) = 0;
    /// One that was counted did not go.
    virtual void uncount_mail(std::string_view address, UtcDate day) = 0;

    /// Creates the house or changes it to these settings, and its tables with it: adds those that
    /// are missing, takes those out of service that are too many and have no reservation to come.
    /// Re-cuts the claims of the future where the slot changes, in one transaction.
    /// Changes nothing where two reservations would then clash: they are in the report.
    virtual HouseReport settle_house(const HouseSettings& settings, Instant now) = 0;

    /// Forgets batch ids, kept answers and counts of mails older than `before`. Returns how many
    /// rows went.
    virtual std::size_t sweep(Instant before) = 0;

    /// How far the storage's clock is ahead of `now`; nothing where it has none of its own.
    /// Throws Unavailable where it cannot be reached.
    virtual std::optional<std::chrono::microseconds> clock_ahead(Instant now) = 0;
};

} // namespace maitred
