#include "core/usecases/open_restaurant.hpp"

#include "core/house/slug.hpp"
#include "core/usecases/change_settings.hpp"

namespace maitred {
namespace {

Profile profile_of(const OpenRestaurant::Request& request)
{
    Profile profile{.slug = slug_of(request.name.text()),
                    .name = request.name.text(),
                    .time_zone = request.time_zone,
                    .largest_party = request.largest_party,
                    .policy = Policy::best_fit,
                    .listed = request.listed,
                    .address = request.address,
                    .phone = request.phone,
                    .email = request.email,
                    .description = request.description};
    profile.slot = request.slot.value_or(profile.slot);
    profile.usual_turn = request.usual_turn.value_or(profile.usual_turn);
    return profile;
}

} // namespace

Outcome<OpenRestaurant::Opened>
OpenRestaurant::operator()(const Request& request,
                           const std::function<std::string(const Founded&)>& answer_for) const
{
    const Instant now = clock_.now();
    Founding founding{.profile = profile_of(request), .owner = std::nullopt};
    founding.profile.uuid = Uuid::time_ordered(now, {}, randomness_.draw());
    founding.deed = Deed{.kind = EventKind::restaurant_opened,
                         .actor = request.actor,
                         .at = now,
                         .subject = "restaurant",
                         .after = facts_of(founding.profile)};
    return accounts_.found(founding, now, house_, request.retry_key, answer_for);
}

} // namespace maitred
