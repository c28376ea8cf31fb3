#include "core/usecases/cancel_stranded.hpp"

#include "core/usecases/change_book.hpp"

namespace maitred {

void cancel_all(Desk& desk, RestaurantId restaurant, const std::string& actor,
                const std::vector<Reservation>& stranded)
{
    const ChangeBook change_book{desk};
    for (const Reservation& one : stranded)
        (void)change_book.wait_for(restaurant, one.sitting.start,
                                   {.wish = Cancel{one.id}, .actor = actor});
}

} // namespace maitred
