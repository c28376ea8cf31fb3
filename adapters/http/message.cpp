#include "adapters/http/message.hpp"

#include <algorithm>

namespace maitred::http {

std::string_view Request::header(std::string_view name) const
{
    const auto found = std::ranges::find(
        headers, name, [](const auto& field) { return std::string_view{field.first}; });
    if (found == headers.end())
        return {};
    return found->second;
}

const std::string* Request::parameter(std::string_view name) const
{
    const auto found = std::ranges::find(
        query, name, [](const auto& parameter) { return std::string_view{parameter.first}; });
    if (found == query.end())
        return nullptr;
    return &found->second;
}

std::string_view name_of(Method method)
{
    switch (method) {
    case Method::get: return "GET";
    case Method::head: return "HEAD";
    case Method::post: return "POST";
    case Method::put: return "PUT";
    case Method::patch: return "PATCH";
    case Method::delete_: return "DELETE";
    case Method::options: return "OPTIONS";
    case Method::other: return "OTHER";
    }
    return "OTHER";
}

} // namespace maitred::http
