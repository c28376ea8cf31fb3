#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "adapters/http/surfaces/member/reading.hpp"
#include "core/house/refurbishment.hpp"

#include <boost/json/array.hpp>

namespace maitred::http::member {

/// The part of a whole list that was asked for, with a Link where there is more.
template <class Entries, class ShowOne>
Response show_page(const Request& request, const Page& page, const Entries& all, ShowOne show_one)
{
    boost::json::array list;
    const auto offset = static_cast<std::size_t>(page.offset);
    const auto end = std::min(all.size(), offset + static_cast<std::size_t>(page.limit));
    for (std::size_t i = offset; i < end; ++i)
        list.push_back(show_one(all[i]));
    Response response = show(list);
    if (end < all.size())
        link_next(request, page, response);
    return response;
}

/// The farthest from a drawing's corner that anything lies, in units of its canvas.
inline constexpr double farthest = 1'000'000;

/// The table that is called so: in the room as it is, or, failing that, the last one that was.
const KnownTable* table_called(const std::vector<KnownTable>& tables, std::string_view number);

/// What a table of that id is called; empty where there is none.
std::string_view number_of(const std::vector<KnownTable>& tables, std::optional<TableId> table);

/// A table's number in a body: a text, or an integer.
std::optional<std::string> read_table_number(Form& form);

/// 409 with the bookings that are in the way; the first of them, where they are many.
Response say_in_the_way(const Ground& ground, const Refusal& refusal);

} // namespace maitred::http::member
