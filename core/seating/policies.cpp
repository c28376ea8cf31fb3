#include "core/seating/policies.hpp"

#include "core/base/ensure.hpp"

namespace maitred {
namespace {

std::size_t smallest(const std::vector<Table>& tables, const TableSet& free)
{
    std::optional<std::size_t> best;
    for (std::size_t place = 0; place < tables.size(); ++place) {
        if (!free.contains(place))
            continue;
        if (!best || tables[place].seats < tables[*best].seats)
            best = place;
    }
    ensure(best.has_value(), "a table was to be chosen from none");
    return *best;
}

} // namespace

std::string_view name_of(Policy policy)
{
    switch (policy) {
    case Policy::random: return "random";
    case Policy::best_fit: return "best_fit";
    }
    stop_at_bug("a policy outside its enumeration");
}

std::optional<Policy> policy_named(std::string_view name)
{
    for (const Policy policy : {Policy::random, Policy::best_fit})
        if (name == name_of(policy))
            return policy;
    return std::nullopt;
}

std::size_t choose(Policy policy, const std::vector<Table>& tables, const TableSet& free,
                   Dice& dice)
{
    switch (policy) {
    case Policy::random: return free.member(dice.roll(free.count()));
    case Policy::best_fit: return smallest(tables, free);
    }
    stop_at_bug("a policy outside its enumeration");
}

} // namespace maitred
