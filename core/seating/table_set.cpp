#include "core/seating/table_set.hpp"

#include "core/base/ensure.hpp"

#include <bit>

namespace maitred {

TableSet TableSet::all(std::size_t tables)
{
    TableSet set{tables};
    for (std::uint64_t& word : set.words_)
        word = ~std::uint64_t{0};
    if (tables % 64 != 0)
        set.words_.back() = bit(tables) - 1;
    return set;
}

bool TableSet::empty() const
{
    for (const std::uint64_t word : words_)
        if (word != 0)
            return false;
    return true;
}

std::size_t TableSet::count() const
{
    std::size_t members = 0;
    for (const std::uint64_t word : words_)
        members += static_cast<std::size_t>(std::popcount(word));
    return members;
}

std::size_t TableSet::member(std::size_t rank) const
{
    for (std::size_t at = 0; at < words_.size(); ++at) {
        std::uint64_t word = words_[at];
        const auto here = static_cast<std::size_t>(std::popcount(word));
        if (rank >= here) {
            rank -= here;
            continue;
        }
        for (; rank > 0; --rank)
            word &= word - 1;
        return at * 64 + static_cast<std::size_t>(std::countr_zero(word));
    }
    stop_at_bug("a set of tables has no member of that rank");
}

TableSet& TableSet::operator&=(const TableSet& others)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= others.words_[i];
    return *this;
}

void TableSet::leave_out(std::span<const std::uint64_t> words)
{
    for (std::size_t i = 0; i < words_.size(); ++i)
        words_[i] &= ~words[i];
}

} // namespace maitred
