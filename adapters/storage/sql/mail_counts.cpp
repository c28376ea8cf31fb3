// How many mails an address got on a day.
#include "adapters/storage/sql/mail_counts.hpp"

#include "adapters/storage/sql/time.hpp"

#include <algorithm>
#include <string>

namespace maitred::sql {
namespace {

/// Whoever comes second waits for the row, and compares with what is in it by then.
constexpr const char* count_one = R"(
    INSERT INTO mail_counts (address, utc_date, mails)
    VALUES (:address, :day, 1)
    ON CONFLICT (address, utc_date) DO UPDATE
       SET mails = mail_counts.mails + 1
     WHERE mail_counts.mails < :most)";

constexpr const char* uncount_one = R"(
    UPDATE mail_counts
       SET mails = mails - 1
     WHERE address = :address AND utc_date = :day AND mails > 0)";

constexpr const char* delete_counts = R"(
    DELETE FROM mail_counts
     WHERE utc_date < :before)";

} // namespace

bool count_mail(soci::session& soci, std::string_view address, UtcDate day, int most)
{
    if (most < 1)
        return false; // the first row is written whatever the limit says
    const std::string to{address};
    const long long date = stored(day);
    soci::statement count =
        (soci.prepare << count_one, soci::use(to), soci::use(date), soci::use(most));
    count.execute(true);
    return count.get_affected_rows() == 1;
}

void uncount_mail(soci::session& soci, std::string_view address, UtcDate day)
{
    const std::string to{address};
    const long long date = stored(day);
    soci << uncount_one, soci::use(to), soci::use(date);
}

std::size_t forget_mails(soci::session& soci, UtcDate before)
{
    const long long date = stored(before);
    soci::statement forget = (soci.prepare << delete_counts, soci::use(date));
    forget.execute(true);
    return static_cast<std::size_t>(std::max(0LL, forget.get_affected_rows()));
}

} // namespace maitred::sql
