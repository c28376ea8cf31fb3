#pragma once

#include "core/book/day_book.hpp"
#include "core/house/room.hpp"

#include <memory>
#include <utility>
#include <vector>

namespace maitred {

/// The open pages of the book: a room, and the day books of the dates that a decision or an answer
/// looks at. Copies are cheap; a day is copied when it is first written in.
class Pages {
public:
    explicit Pages(std::shared_ptr<const Room> room) : room_{std::move(room)} {}
    /// A copy shares the days that nobody has written in, and has the others for itself.
    Pages(const Pages& other);
    Pages(Pages&&) = default;
    Pages& operator=(Pages other) noexcept
    {
        std::swap(room_, other.room_);
        std::swap(days_, other.days_);
        std::swap(ours_, other.ours_);
        return *this;
    }
    ~Pages() = default;

    const Room& room() const { return *room_; }

    void lay_open(std::shared_ptr<const DayBook> day);
    bool has(UtcDate date) const;
    const DayBook& on(UtcDate date) const;
    /// Every open day, in no particular order.
    const std::vector<std::shared_ptr<const DayBook>>& days() const { return days_; }

    /// Whether every date whose slots this window touches is open.
    bool cover(const Window& window) const;

    /// Whether the house serves during the whole window. The date of its start is open.
    bool open_during(const Window& window) const;

    /// The date on the restaurant's own clock. The instant's UTC date is open.
    std::chrono::local_days local_date_of(Instant instant) const;

    /// The tables that nobody has at any time of the window, as seen at `now`: expired holds have
    /// given theirs back. Cost: slots × tables / 64. The pages cover the window.
    TableSet free_tables(const Window& window, Instant now) const;

    /// Takes or frees a table for every slot that the window touches. The pages cover the window.
    void take(const Window& window, std::size_t table);
    void free(const Window& window, std::size_t table);
    /// As take, by a hold.
    void hold(const Window& window, std::size_t table, ReservationId holder, Instant until);

    /// Takes the slots of the window in which nobody has the table; which they were.
    std::vector<Claim> block(const Window& window, std::size_t table, BlockId block);
    /// Frees what the block has of the window; which slots they were.
    std::vector<Claim> unblock(const Window& window, BlockId block);

    /// Marks a day as written in once more.
    void turn(UtcDate date);

private:
    DayBook& writable(UtcDate date);

    std::shared_ptr<const Room> room_;
    std::vector<std::shared_ptr<const DayBook>> days_;
    std::vector<DayBook*> ours_; ///< beside each day: the same one, if it was made here to write in
};

/// The UTC dates of the slots that this window touches, and of its own start; ascending.
/// One for nearly every sitting.
std::vector<UtcDate> dates_touched(const SlotGrid& grid, const Window& window);

/// The claims of one table for a whole sitting.
std::vector<Claim> claims_of(const SlotGrid& grid, const Window& sitting, TableId table,
                             ReservationId holder);

} // namespace maitred
