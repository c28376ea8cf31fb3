#include "adapters/http/surfaces/floor/floor_surface.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/floor/door.hpp"
#include "adapters/http/surfaces/floor/say.hpp"

namespace maitred::http::floor {
namespace {

using enum Operation;

constexpr const char* tables = "/restaurants/{id}/tables";
constexpr const char* one_table = "/restaurants/{id}/tables/{table}";
constexpr const char* reservations = "/restaurants/{id}/reservations";
constexpr const char* one_reservation = "/restaurants/{id}/reservations/{reservation}";
constexpr const char* settings = "/restaurants/{id}/settings";
constexpr const char* one_of_the_staff = "/auth/staff/{staff}";

Response say_fault(Fault fault)
{
    return say(fault);
}

} // namespace

Surface floor_surface(std::shared_ptr<const Ground> ground)
{
    const auto to_anybody = [&](void (*handler)(const Ground&, const Request&, Responder)) {
        return in_background(ground->password_pool, ground->observer, say_fault,
                             [ground, handler](const Request& request, Responder answer) {
                                 handler(*ground, request, std::move(answer));
                             });
    };
    const auto to = [&](WorkerPool& pool, Operation operation, Of of, HandlerOfKnown handler) {
        return in_background(pool, ground->observer, say_fault,
                             known_only(ground, operation, of, handler));
    };
    const auto here = [&](Operation operation, HandlerOfKnown handler) {
        return to(ground->pool, operation, Of::restaurant, handler);
    };
    const auto staff = [&](Operation operation, HandlerOfKnown handler) {
        return to(ground->pool, operation, Of::nobody, handler);
    };
    const auto slowly = [&](Operation operation, HandlerOfKnown handler) {
        return to(ground->password_pool, operation, Of::nobody, handler);
    };
    const LiveHandler live = [ground](const Request& request, LiveResponder answer) {
        get_live(ground, request, std::move(answer));
    };
    return {
        .name = "floor",
        .prefixes = {"/auth", "/restaurants"},
        .routes =
            {
                {Method::post, "/auth/register", to_anybody(post_register), Body::json,
                 Slash::either, Pace::limited},
                {Method::post, "/auth/login", to_anybody(post_login), Body::json, Slash::either,
                 Pace::limited},
                {Method::get, "/auth/me", staff(see_floor, get_me)},
                {Method::put, "/auth/password", slowly(change_own_password, put_password),
                 Body::json},
                {Method::get, "/auth/staff", staff(see_staff, get_all_staff)},
                {Method::post, "/auth/staff", slowly(add_staff, post_staff), Body::json},
                {Method::get, one_of_the_staff, staff(see_staff, get_staff)},
                {Method::put, one_of_the_staff, slowly(change_staff, put_staff), Body::json},
                {Method::delete_, one_of_the_staff, staff(remove_staff, delete_staff)},
                {Method::get, tables, here(see_floor, get_tables)},
                {Method::post, tables, here(change_tables, post_table), Body::json},
                {Method::get, one_table, here(see_floor, get_table)},
                {Method::put, one_table, here(change_tables, put_table), Body::json},
                {Method::delete_, one_table, here(remove_table, delete_table)},
                {Method::get, reservations, here(see_reservations, get_reservations)},
                {Method::post, reservations, here(change_reservations, post_reservation),
                 Body::json},
                {Method::get, one_reservation, here(see_reservations, get_reservation)},
                {Method::put, one_reservation, here(change_reservations, put_reservation),
                 Body::json},
                {Method::delete_, one_reservation, here(change_reservations, delete_reservation)},
                {Method::get, settings, here(see_settings, get_settings)},
                {Method::put, settings, here(change_settings, put_settings), Body::json},
                {Method::get, "/restaurants/{id}/activity", here(see_activity, get_activity)},
                {Method::post, "/restaurants/{id}/live/ticket", here(open_live, post_ticket),
                 Body::any},
                {.method = Method::get,
                 .pattern = "/restaurants/{id}/live",
                 .handler = {},
                 .live = live},
            },
        .say = say_fault,
        .description = descriptions::floor(),
    };
}

} // namespace maitred::http::floor
