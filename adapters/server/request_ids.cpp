#include "adapters/server/request_ids.hpp"

#include <algorithm>
#include <random>

namespace maitred::server {
namespace {

bool usable(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == ':' || c == '-';
}

void append_hex(std::string& text, std::uint64_t number, int digits)
{
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
        text += "0123456789abcdef"[number >> shift & 15];
}

} // namespace

bool usable_as_request_id(std::string_view text)
{
    return !text.empty() && text.size() <= 64 && std::ranges::all_of(text, usable);
}

RequestIds::RequestIds()
{
    std::random_device dice;
    random_ = std::uint64_t{dice()} << 32 | dice();
}

std::string RequestIds::next()
{
    std::string id;
    id.reserve(25);
    append_hex(id, random_, 16);
    id += '-';
    append_hex(id, ++count_, 8);
    return id;
}

} // namespace maitred::server
