// Layouts, time slots and numbers: what is here is only what linking needs.
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/sql_storage.hpp"

namespace maitred::sql {
namespace {

std::string sequence_of(Numbered what)
{
    switch (what) {
    case Numbered::layout: return "layout_numbers";
    case Numbered::time_slot: return "time_slot_numbers";
    case Numbered::block: return "block_numbers";
    }
    return {};
}

} // namespace

std::int64_t SqlStorage::next_number(Numbered what)
{
    const Pool::Lease connection = pool_.lend();
    return in_transaction(*connection, RestaurantId{}, Access::write,
                          [&] { return connection->numbers(sequence_of(what), 1).front(); });
}

std::vector<Layout> SqlSession::layouts()
{
    return {};
}

std::optional<Layout> SqlSession::active_layout()
{
    return std::nullopt;
}

std::vector<TimeSlot> SqlSession::time_slots()
{
    return {};
}

} // namespace maitred::sql
