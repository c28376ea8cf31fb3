#include "core/usecases/list_reservations.hpp"

#include <algorithm>

namespace maitred {
namespace {

constexpr std::int64_t last_page = 10'000'000; // keeps page × size within every database's range

} // namespace

ListReservations::Listed ListReservations::operator()(const Request& request) const
{
    const int page = static_cast<int>(std::clamp<std::int64_t>(request.page, 1, last_page));
    const int page_size = static_cast<int>(std::clamp<std::int64_t>(request.page_size, 1, 100));
    return {page, page_size, storage_.open(restaurant_)->list(request.filter, page, page_size)};
}

} // namespace maitred
