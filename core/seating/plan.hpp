#pragma once

#include "core/seating/table_set.hpp"

namespace maitred {

/// Which tables are taken in which slot of one UTC date: a bit for each table and slot, about
/// 400 bytes for thirty tables in half hours.
class Plan {
public:
    Plan(std::size_t slots, std::size_t tables)
        : words_a_slot_{TableSet::words_for(tables)}, bits_(slots * words_a_slot_)
    {
    }

    bool taken(std::size_t slot, std::size_t table) const
    {
        return (bits_[word(slot, table)] & bit(table)) != 0;
    }
    void take(std::size_t slot, std::size_t table) { bits_[word(slot, table)] |= bit(table); }
    void free(std::size_t slot, std::size_t table) { bits_[word(slot, table)] &= ~bit(table); }

    /// The tables taken in this slot, as TableSet::leave_out wants them.
    std::span<const std::uint64_t> taken_in(std::size_t slot) const
    {
        return {bits_.data() + slot * words_a_slot_, words_a_slot_};
    }

    friend bool operator==(const Plan&, const Plan&) = default;

private:
    static std::uint64_t bit(std::size_t table) { return std::uint64_t{1} << table % 64; }
    std::size_t word(std::size_t slot, std::size_t table) const
    {
        return slot * words_a_slot_ + table / 64;
    }

    std::size_t words_a_slot_;
    std::vector<std::uint64_t> bits_;
};

} // namespace maitred
