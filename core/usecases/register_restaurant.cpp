#include "core/usecases/register_restaurant.hpp"

#include "core/house/slug.hpp"

namespace maitred {

Outcome<RegisterRestaurant::Registered>
RegisterRestaurant::operator()(const Request& request,
                               const std::function<std::string(const Founded&)>& answer_for) const
{
    TRY(hash, passwords_.hash(request.password));
    const Instant now = clock_.now();
    Founding founding{
        .profile = {.id = {},
                    .uuid = Uuid::time_ordered(now, {}, randomness_.draw()),
                    .slug = slug_of(request.restaurant.text()),
                    .name = request.restaurant.text(),
                    .time_zone = "UTC",
                    .policy = Policy::best_fit,
                    .listed = false},
        .owner = Account{.id = {},
                         .uuid = Uuid::time_ordered(now, {}, randomness_.draw()),
                         .audience = Audience::floor,
                         .email = request.email,
                         .first_name = request.first_name,
                         .last_name = request.last_name,
                         .password_hash = std::move(hash),
                         .made_at = now},
    };
    return accounts_.found(founding, now, house_, request.retry_key, answer_for);
}

} // namespace maitred
