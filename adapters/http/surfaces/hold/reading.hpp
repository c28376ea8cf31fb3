#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/hold/door.hpp"
#include "adapters/http/surfaces/hold/say.hpp"
#include "adapters/http/text/retry_key.hpp"
#include "core/floor/block.hpp"

#include <variant>

namespace maitred::http::hold {

/// The body and the retry key of a request that writes, or what is wrong with it.
struct Wish {
    Form form;
    std::optional<RetryKey> retry_key;
};
/// `route` names the request for its retry key: "POST /api/reservations/".
std::variant<Wish, Response> read_wish(const Ground& ground, const Asking& asking,
                                       std::string_view route);
/// The same for a request without a body that counts.
std::variant<std::optional<RetryKey>, Response> read_key(const Ground& ground, const Asking& asking,
                                                         std::string_view route);

/// A page of a bare list: `page` from 1, and `page_size`.
struct Page {
    int page;
    int size;

    int offset() const { return (page - 1) * size; }
};
inline constexpr int usual_page_size = 20;
inline constexpr int largest_page_size = 100;
inline constexpr int last_page = 100'000;
std::variant<Page, Response> read_page(const Asking& asking);
/// Link to the next page, for a list that was read with one entry more than is shown.
void link_next(const Asking& asking, const Page& page, Response& response);

/// A truth in the query: "true", "false", "1", "0"; nothing where it is not asked about.
std::variant<std::optional<bool>, Response> read_truth(const Asking& asking, const char* field);

/// `?reservations=keep|cancel|refuse`; without it, refuse.
std::variant<ToCome, Response> read_to_come(const Asking& asking);

/// What is sought: "search", at most 100 characters; empty where nothing is.
std::variant<std::string, Response> read_search(const Asking& asking);

/// The number in a path; nothing where it is none.
std::optional<std::int64_t> number_in_path(const Request& request, std::size_t place);

/// The restaurant whose number is at this place of the path, if whoever asks may see it: one that
/// is listed, the house, or that they administer. Otherwise 404.
std::variant<Profile, Response> restaurant_in_path(const Ground& ground, const Asking& asking,
                                                   std::size_t place);
/// The same by its number; nothing where they may not.
std::optional<Profile> restaurant_for(const Ground& ground, const Asking& asking, RestaurantId id);

} // namespace maitred::http::hold
