#include "adapters/desk/number_stock.hpp"

#include <algorithm>

namespace maitred::desk {
namespace {

constexpr std::size_t fewest_fetched = 16;

} // namespace

std::vector<ReservationId> NumberStock::take(std::size_t count)
{
    const std::lock_guard lock{mutex_};
    if (stock_.size() < count) {
        auto fetched = storage_.number_reservations(std::max(count * 4, fewest_fetched));
        std::sort(fetched.rbegin(), fetched.rend());
        stock_.insert(stock_.begin(), fetched.begin(), fetched.end());
    }
    std::vector<ReservationId> taken(stock_.rbegin(),
                                     stock_.rbegin() + static_cast<std::ptrdiff_t>(count));
    stock_.resize(stock_.size() - count);
    return taken;
}

} // namespace maitred::desk
