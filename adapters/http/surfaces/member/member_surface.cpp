#include "adapters/http/surfaces/member/member_surface.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/member/door.hpp"
#include "adapters/http/surfaces/member/say.hpp"

namespace maitred::http::member {
namespace {

using enum Operation;

Response say_fault(Fault fault)
{
    return say(fault);
}

/// Who may ask for a route, and on which pool it is answered.
class Doors {
public:
    explicit Doors(std::shared_ptr<const Ground> ground) : ground_{std::move(ground)} {}

    Handler anybody(void (*handler)(const Ground&, const Request&, Responder)) const
    {
        return behind(ground_->pool, open_to_all(handler));
    }
    Handler anybody_slowly(void (*handler)(const Ground&, const Request&, Responder)) const
    {
        return behind(ground_->password_pool, open_to_all(handler));
    }
    Handler whoever_may(Operation operation, HandlerOfKnown handler) const
    {
        return behind(ground_->pool, known_only(ground_, operation, handler));
    }
    Handler admin_slowly(HandlerOfKnown handler) const
    {
        return behind(ground_->password_pool, known_only(ground_, run_the_house, handler));
    }
    Handler admin(HandlerOfKnown handler) const { return whoever_may(run_the_house, handler); }

private:
    Handler open_to_all(void (*handler)(const Ground&, const Request&, Responder)) const
    {
        return [ground = ground_, handler](const Request& request, Responder answer) {
            handler(*ground, request, std::move(answer));
        };
    }
    Handler behind(WorkerPool& pool, Handler handler) const
    {
        return in_background(pool, ground_->observer, say_fault, std::move(handler));
    }

    std::shared_ptr<const Ground> ground_;
};

std::vector<Route> routes_of_members(const Doors& to)
{
    constexpr const char* one_booking = "/api/v1/bookings/{id}";
    return {
        {Method::post, "/api/v1/auth/register", to.anybody_slowly(post_register), Body::json,
         Slash::either, Pace::limited},
        {Method::post, "/api/v1/auth/token", to.anybody_slowly(post_token), Body::form,
         Slash::either, Pace::limited},
        {Method::get, "/api/v1/auth/me", to.whoever_may(book, get_me)},
        {Method::get, "/api/v1/bookings/tables", to.anybody(get_tables_of_a_day)},
        {Method::get, "/api/v1/bookings/time-slots", to.anybody(get_offered_times)},
        {Method::get, "/api/v1/bookings/my-bookings", to.whoever_may(book, get_my_bookings)},
        {Method::post, "/api/v1/bookings/", to.whoever_may(book, post_booking), Body::json},
        {Method::get, one_booking, to.whoever_may(book, get_booking)},
        {Method::put, one_booking, to.whoever_may(book, put_booking), Body::json},
        {Method::delete_, one_booking, to.whoever_may(book, delete_booking)},
        {Method::get, "/api/v1/notifications", to.whoever_may(book, get_my_notifications)},
    };
}

std::vector<Route> routes_of_the_room(const Doors& to)
{
    constexpr const char* tables = "/api/v1/admin/tables";
    constexpr const char* one_table = "/api/v1/admin/tables/{id}";
    constexpr const char* layouts = "/api/v1/admin/layouts";
    constexpr const char* one_layout = "/api/v1/admin/layouts/{id}";
    constexpr const char* time_slots = "/api/v1/admin/time-slots";
    constexpr const char* one_time_slot = "/api/v1/admin/time-slots/{id}";
    return {
        {Method::get, tables, to.admin(get_tables)},
        {Method::post, tables, to.admin(post_table), Body::json},
        {Method::get, "/api/v1/admin/tables/active", to.admin(get_active_tables)},
        {Method::put, one_table, to.admin(put_table), Body::json},
        {Method::delete_, one_table, to.admin(delete_table)},
        {Method::get, layouts, to.admin(get_layouts)},
        {Method::post, layouts, to.admin(post_layout), Body::json},
        {Method::get, "/api/v1/admin/layouts/active", to.admin(get_active_layout)},
        {Method::get, one_layout, to.admin(get_layout)},
        {Method::put, one_layout, to.admin(put_layout), Body::json},
        {Method::delete_, one_layout, to.admin(delete_layout)},
        {Method::get, time_slots, to.admin(get_time_slots)},
        {Method::post, time_slots, to.admin(post_time_slot), Body::any},
        {Method::put, one_time_slot, to.admin(put_time_slot), Body::any},
        {Method::delete_, one_time_slot, to.admin(delete_time_slot)},
        {Method::get, "/api/v1/admin/operating-hours", to.admin(get_operating_hours)},
        {Method::put, "/api/v1/admin/operating-hours/{day}", to.admin(put_operating_hours),
         Body::any},
        {Method::get, "/api/v1/admin/blocks", to.admin(get_blocks)},
        {Method::post, "/api/v1/admin/blocks", to.admin(post_block), Body::json},
        {Method::delete_, "/api/v1/admin/blocks/{id}", to.admin(delete_block)},
    };
}

std::vector<Route> routes_of_the_office(const Doors& to)
{
    constexpr const char* users = "/api/v1/admin/users";
    constexpr const char* one_user = "/api/v1/admin/users/{id}";
    constexpr const char* card = "/api/v1/admin/restaurant-settings";
    return {
        {Method::get, "/api/v1/admin/dashboard/stats", to.admin(get_dashboard)},
        {Method::get, "/api/v1/admin/reports/bookings", to.admin(get_booking_report)},
        {Method::get, users, to.admin(get_users)},
        {Method::post, users, to.admin_slowly(post_user), Body::json},
        {Method::get, "/api/v1/admin/users/stats", to.admin(get_user_stats)},
        {Method::put, one_user, to.admin_slowly(put_user), Body::json},
        {Method::delete_, one_user, to.admin(delete_user)},
        {Method::put, "/api/v1/admin/users/{id}/toggle-status", to.admin(toggle_user), Body::any},
        {Method::get, card, to.anybody(get_house_card)},
        {Method::put, card, to.admin(put_house_card), Body::json},
        {Method::get, "/api/v1/admin/notifications", to.admin(get_all_notifications)},
    };
}

} // namespace

Surface member_surface(std::shared_ptr<const Ground> ground)
{
    const Doors doors{std::move(ground)};
    std::vector<Route> routes = routes_of_members(doors);
    for (std::vector<Route> more : {routes_of_the_room(doors), routes_of_the_office(doors)})
        routes.insert(routes.end(), more.begin(), more.end());
    return {.name = "member",
            .prefixes = {"/api/v1"},
            .routes = std::move(routes),
            .say = say_fault,
            .description = descriptions::member()};
}

} // namespace maitred::http::member
