#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/member/handlers.hpp"
#include "adapters/http/surfaces/member/say.hpp"
#include "adapters/http/text/retry_key.hpp"
#include "core/floor/block.hpp"

#include <variant>

namespace maitred::http::member {

/// The body and the retry key of a request that writes, or what is wrong with it.
struct Wish {
    Form form;
    std::optional<RetryKey> retry_key;
};
/// `route` names the request for its retry key: "POST /api/v1/bookings/".
std::variant<Wish, Response> read_wish(const Ground& ground, const Request& request,
                                       std::string_view route, std::string_view caller);
/// The same for what may be said in the query as well as in a JSON body, which wins. In a query,
/// what spells a whole number or a truth ("30", "true", "False") is one, the rest is text.
std::variant<Wish, Response> read_query_or_body(const Ground& ground, const Request& request,
                                                std::string_view route, std::string_view caller);
/// The same for a request without a body.
std::variant<std::optional<RetryKey>, Response> read_key(const Ground& ground,
                                                         const Request& request,
                                                         std::string_view route,
                                                         std::string_view caller);

/// A page of a bare list: `limit` and `offset`, or `skip` as other systems call it.
struct Page {
    int limit;
    int offset;
};
/// Whoever does not say how many gets the usual number; nobody gets more than the most.
inline constexpr int usual_limit = 100;
inline constexpr int most_shown = 500;
std::variant<Page, Response> read_page(const Request& request, int otherwise = usual_limit);
/// Link to the next page, where the list that was read had one entry more than is shown.
void link_next(const Request& request, const Page& page, Response& response);

/// `?bookings=keep|cancel|refuse`; without it, refuse.
std::variant<ToCome, Response> read_to_come(const Request& request);

/// The number in a path; nothing where it is none.
std::optional<std::int64_t> number_in_path(const Request& request, std::size_t place);

} // namespace maitred::http::member
