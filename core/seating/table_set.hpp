#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace maitred {

/// A set of tables of one room, by their place in the room's list.
class TableSet {
public:
    static TableSet none(std::size_t tables) { return TableSet{tables}; }
    static TableSet all(std::size_t tables);
    static constexpr std::size_t words_for(std::size_t tables) { return (tables + 63) / 64; }

    void add(std::size_t table) { words_[table / 64] |= bit(table); }
    void remove(std::size_t table) { words_[table / 64] &= ~bit(table); }
    bool contains(std::size_t table) const { return (words_[table / 64] & bit(table)) != 0; }
    bool empty() const;
    std::size_t count() const;

    /// The member with this rank, counted from 0 in ascending order; rank < count().
    std::size_t member(std::size_t rank) const;

    TableSet& operator&=(const TableSet& others);
    /// Leaves out the tables whose bits are set, 64 to a word.
    void leave_out(std::span<const std::uint64_t> words);

    friend bool operator==(const TableSet&, const TableSet&) = default;

private:
    explicit TableSet(std::size_t tables) : words_(words_for(tables)) {}
    static std::uint64_t bit(std::size_t table) { return std::uint64_t{1} << table % 64; }

    std::vector<std::uint64_t> words_;
};

} // namespace maitred
