#include "core/usecases/cancel_stranded.hpp"

#include "core/usecases/change_book.hpp"

namespace maitred {

bool still_to_come(const Reservation& party, Instant now)
{
    return takes_a_table(stage_at(party.stage, now)) && party.sitting.end > now;
}

void cancel_all(Desk& desk, RestaurantId restaurant, const std::string& actor,
                const std::vector<Reservation>& stranded)
{
    const ChangeBook change_book{desk};
    for (const Reservation& one : stranded)
        (void)change_book.wait_for(restaurant, one.sitting.start,
                                   {.wish = Cancel{one.id}, .actor = actor});
}

} // namespace maitred
