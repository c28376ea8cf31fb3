#pragma once

#include "tests/contract/house.hpp"

namespace maitred {

/// A dinner that a member has booked, with a word for everything that a member can say.
inline Reservation dinner_of(House& house, AccountId member, const Window& sitting, int table = 1)
{
    Reservation dinner = house.party(sitting, table);
    dinner.member = member;
    dinner.source = Source::member_surface;
    dinner.occasion = "Hochzeitstag “25” 🥂";
    dinner.language = Language::spanish;
    dinner.revision = 3;
    return dinner;
}

/// A block of this table, numbered by the storage; not yet in the book.
inline Block block_of(Storage& storage, const House& house, int table, const Window& window)
{
    return {{storage.next_number(Numbered::block)},
            house.table(table),
            window,
            "“Leak” above the table",
            today()};
}

inline std::vector<Claim> claims_of_block(const SlotGrid& grid, const Block& block)
{
    std::vector<Claim> claims = claims_of(grid, block.window, block.table, ReservationId{});
    for (Claim& claim : claims)
        claim.block = block.id;
    return claims;
}

inline Deed deed_of(EventKind kind, const Block& block)
{
    return {kind, "account:1", today(), "block", block.id.number, {}, {{"reason", block.reason}}};
}

/// A batch that places a block, with all its claims, as it is decided on the days that it touches.
inline Batch placing(House& house, const Block& block)
{
    const SlotGrid grid = house.open()->room().grid;
    Batch batch = house.draft(dates_touched(grid, block.window)).batch();
    for (const Claim& claim : claims_of_block(grid, block))
        batch.changes.taken.insert(claim);
    batch.changes.blocks_placed = {block};
    batch.changes.deeds = {deed_of(EventKind::table_blocked, block)};
    return batch;
}

inline Batch lifting(House& house, const Block& block)
{
    Batch batch = placing(house, block);
    batch.changes.freed.swap(batch.changes.taken);
    batch.changes.blocks_placed.clear();
    batch.changes.blocks_lifted = {block.id};
    batch.changes.deeds = {deed_of(EventKind::block_lifted, block)};
    return batch;
}

inline Committed commit(const House& house, const Batch& batch)
{
    return house.open()->commit(batch);
}

/// A batch that writes notices and nothing else.
inline Batch telling(House& house, const std::vector<NoticeWish>& notices)
{
    Batch batch = house.draft({}).batch();
    batch.changes.notices = notices;
    return batch;
}

inline NoticeWish reminder_of(const Reservation& dinner, Instant due,
                              Channel channel = Channel::email)
{
    return {NoticeKind::reminder, channel, dinner, due};
}

inline NoticeWish confirmation_of(const Reservation& dinner, Instant due = today())
{
    return {NoticeKind::confirmation, Channel::email, dinner, due};
}

inline std::vector<Notice> notices_of(const House& house)
{
    return house.open()->notices(std::nullopt, 100, 0);
}

} // namespace maitred
