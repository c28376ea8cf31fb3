#pragma once

#include "adapters/http/text/decimal.hpp"

#include <boost/json/value.hpp>
#include <string>

namespace maitred::http::guest {

/// A table's number as this surface shows it: an integer where it is one, else the text; null where
/// there is no table.
inline boost::json::value shown_table_number(const std::string& number)
{
    if (number.empty())
        return nullptr;
    if (const auto integer = read_decimal(number))
        return *integer;
    return boost::json::value(number);
}

} // namespace maitred::http::guest
