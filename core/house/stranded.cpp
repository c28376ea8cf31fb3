#include "core/house/stranded.hpp"

#include <algorithm>
#include <map>

namespace maitred {
namespace {

template <class Loses>
std::vector<Reservation> those(const std::vector<Reservation>& to_come, Loses loses)
{
    std::vector<Reservation> stranded;
    std::copy_if(to_come.begin(), to_come.end(), std::back_inserter(stranded), loses);
    return stranded;
}

bool goes(const TableEvent& change)
{
    const bool breaks =
        change.after.table.out_of_order && change.before && !change.before->table.out_of_order;
    return change.kind == EventKind::table_removed || breaks;
}

/// Hours around each date are laid out once.
class OpeningsBy {
public:
    OpeningsBy(const std::vector<ServiceHours>& hours, const LocalClock& clock)
        : hours_{hours}, clock_{clock}
    {
    }

    bool admit(const Window& sitting)
    {
        const UtcDate date = utc_date_of(sitting.start);
        const auto known = openings_.find(date);
        if (known != openings_.end())
            return known->second.admits(sitting);
        return openings_.emplace(date, opening_around(date, hours_, clock_))
            .first->second.admits(sitting);
    }

private:
    const std::vector<ServiceHours>& hours_;
    const LocalClock& clock_;
    std::map<UtcDate, Opening> openings_;
};

} // namespace

bool may_strand(const TableEvent& change)
{
    const bool shrinks = change.before && change.after.table.seats < change.before->table.seats;
    return goes(change) || shrinks;
}

std::vector<Reservation> stranded_by(const TableEvent& change,
                                     const std::vector<Reservation>& to_come)
{
    if (!may_strand(change))
        return {};
    const Table& table = change.after.table;
    return those(to_come, [&](const Reservation& one) {
        return one.table == table.id && (goes(change) || !table.fits(one.party));
    });
}

std::vector<Reservation> stranded_by(const std::vector<ServiceHours>& before,
                                     const std::vector<ServiceHours>& after,
                                     const LocalClock& clock,
                                     const std::vector<Reservation>& to_come)
{
    OpeningsBy were{before, clock};
    OpeningsBy are{after, clock};
    return those(to_come, [&](const Reservation& one) {
        return name_of(one.stage) != StageName::seated && were.admit(one.sitting) &&
               !are.admit(one.sitting);
    });
}

std::vector<Reservation> behind_closed_doors(const std::vector<ServiceHours>& hours,
                                             const LocalClock& clock,
                                             const std::vector<Reservation>& to_come)
{
    return stranded_by({}, hours, clock, to_come);
}

std::vector<ReservationId> ids_of(const std::vector<Reservation>& reservations)
{
    std::vector<ReservationId> ids;
    for (const Reservation& one : reservations)
        ids.push_back(one.id);
    return ids;
}

} // namespace maitred
