#include "adapters/http/surfaces/hold/hold_surface.hpp"

#include "adapters/http/guard.hpp"
#include "adapters/http/surfaces/descriptions.hpp"
#include "adapters/http/surfaces/hold/handlers.hpp"
#include "adapters/http/surfaces/hold/say.hpp"
#include "adapters/http/text/preferences.hpp"

namespace maitred::http::hold {
namespace {

using enum Operation;

/// A picture, and what multipart/form-data puts around it.
constexpr std::size_t largest_upload = 5 * 1024 * 1024 + 16 * 1024;

/// Before there is a request to ask, and without knowing its language.
Response say_fault(Fault fault)
{
    return say(texts_in_spanish(), fault);
}

const Texts& texts_for(const Request& request)
{
    return texts_in(language_of(request, Language::spanish));
}

Response say_fault_to(Fault fault, const Request& request)
{
    return say(texts_for(request), fault);
}

/// Who may ask for a route, and on which pool it is answered.
class Doors {
public:
    explicit Doors(std::shared_ptr<const Ground> ground) : ground_{std::move(ground)} {}

    Handler anybody(HandlerOfAsking handler) const
    {
        return behind(ground_->pool, open_to_all(ground_, handler));
    }
    Handler stranger(HandlerOfAsking handler) const
    {
        return behind(ground_->password_pool, open_to_strangers(ground_, handler));
    }
    Handler customer(HandlerOfAsking handler) const
    {
        return behind(ground_->pool, whoever_may(ground_, keep_own_profile, handler));
    }
    Handler customer_slowly(HandlerOfAsking handler) const
    {
        return behind(ground_->password_pool, whoever_may(ground_, keep_own_profile, handler));
    }
    Handler administrator(HandlerOfAsking handler) const
    {
        return behind(ground_->pool, whoever_may(ground_, administer_restaurant, handler));
    }
    Handler administrator_with_pictures(HandlerOfAsking handler) const
    {
        return behind(ground_->picture_pool, whoever_may(ground_, administer_restaurant, handler));
    }
    Handler platform(HandlerOfAsking handler) const
    {
        return behind(ground_->pool, whoever_may(ground_, administer_the_platform, handler));
    }
    Handler platform_slowly(HandlerOfAsking handler) const
    {
        return behind(ground_->password_pool,
                      whoever_may(ground_, administer_the_platform, handler));
    }

private:
    Handler behind(WorkerPool& pool, Handler handler) const
    {
        return [&pool, &observer = ground_->observer,
                handler = std::move(handler)](const Request& request, Responder answer) {
            const auto say_it = [&texts = texts_for(request)](Fault fault) {
                return say(texts, fault);
            };
            in_background(pool, observer, say_it, handler)(request, std::move(answer));
        };
    }

    std::shared_ptr<const Ground> ground_;
};

std::vector<Route> routes_of_reservations(const Doors& to)
{
    constexpr const char* all = "/api/reservations/";
    constexpr const char* one = "/api/reservations/{uuid}/";
    return {
        {Method::get, all, to.anybody(get_reservations), Body::none, Slash::exact},
        {Method::post, all, to.anybody(post_reservation), Body::json, Slash::exact,
         Pace::limited_without_credentials},
        {Method::get, one, to.anybody(get_reservation)},
        {Method::patch, one, to.anybody(patch_reservation), Body::json},
        {Method::put, one, to.administrator(put_reservation), Body::json},
        {Method::delete_, one, to.anybody(delete_reservation)},
    };
}

std::vector<Route> routes_of_customers(const Doors& to)
{
    constexpr const char* all = "/api/customers/";
    constexpr const char* me = "/api/customers/me/";
    constexpr const char* one = "/api/customers/{id}/";
    return {
        {Method::post, "/api/customers/register/", to.stranger(post_register), Body::json,
         Slash::either, Pace::limited},
        {Method::post, "/api/customers/login/", to.stranger(post_login), Body::json, Slash::either,
         Pace::limited},
        {Method::get, me, to.customer(get_me)},
        {Method::put, me, to.customer_slowly(put_me), Body::json},
        {Method::patch, me, to.customer_slowly(put_me), Body::json},
        {Method::get, all, to.platform(get_customers)},
        {Method::post, all, to.platform_slowly(post_customer), Body::json},
        {Method::get, one, to.anybody(get_customer)},
        {Method::put, one, to.platform_slowly(put_customer), Body::json},
        {Method::patch, one, to.platform_slowly(put_customer), Body::json},
        {Method::delete_, one, to.platform(delete_customer)},
    };
}

std::vector<Route> routes_of_restaurants(const Doors& to)
{
    constexpr const char* all = "/api/restaurants/";
    constexpr const char* one = "/api/restaurants/{id}/";
    constexpr const char* tables = "/api/restaurants/{id}/tables/";
    constexpr const char* one_table = "/api/restaurants/{id}/tables/{table}/";
    return {
        {Method::get, all, to.anybody(get_restaurants)},
        {Method::post, all, to.platform(post_restaurant), Body::json},
        {Method::get, one, to.anybody(get_restaurant)},
        {Method::put, one, to.administrator(put_restaurant), Body::json},
        {Method::patch, one, to.administrator(put_restaurant), Body::json},
        {Method::delete_, one, to.platform(delete_restaurant)},
        {Method::get, "/api/restaurants/{id}/availability/", to.anybody(get_availability)},
        {Method::get, tables, to.anybody(get_tables)},
        {Method::post, tables, to.administrator(post_table), Body::json},
        {Method::get, one_table, to.anybody(get_table)},
        {Method::put, one_table, to.administrator(put_table), Body::json},
        {Method::patch, one_table, to.administrator(put_table), Body::json},
        {Method::delete_, one_table, to.administrator(delete_table)},
    };
}

std::vector<Route> routes_of_images(const Doors& to)
{
    constexpr const char* all = "/api/restaurants/{id}/images/";
    constexpr const char* one = "/api/restaurants/{id}/images/{image}/";
    return {
        {Method::get, all, to.anybody(get_images)},
        {.method = Method::post,
         .pattern = all,
         .handler = to.administrator_with_pictures(post_image),
         .body = Body::picture,
         .largest_body = largest_upload},
        {Method::get, one, to.anybody(get_image)},
        {Method::put, one, to.administrator(put_image), Body::json},
        {Method::patch, one, to.administrator(put_image), Body::json},
        {Method::delete_, one, to.administrator(delete_image)},
    };
}

} // namespace

Surface hold_surface(std::shared_ptr<const Ground> ground)
{
    const Doors doors{std::move(ground)};
    std::vector<Route> routes = routes_of_reservations(doors);
    for (std::vector<Route> more :
         {routes_of_customers(doors), routes_of_restaurants(doors), routes_of_images(doors)})
        routes.insert(routes.end(), more.begin(), more.end());
    return {.name = "hold",
            .prefixes = {"/api/reservations/", "/api/customers", "/api/restaurants"},
            .routes = std::move(routes),
            .say = say_fault,
            .description = descriptions::hold(),
            .say_to = say_fault_to};
}

} // namespace maitred::http::hold
