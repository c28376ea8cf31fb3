#include "adapters/server/request_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace maitred::server {
namespace {

/// Who announces more gets room for it as it comes: an announcement costs the client nothing.
constexpr std::uint64_t most_taken_on_trust = 64 * 1024;

http::Method method_of(boost::beast::http::verb word)
{
    using boost::beast::http::verb;
    if (word == verb::get)
        return http::Method::get;
    if (word == verb::head)
        return http::Method::head;
    if (word == verb::post)
        return http::Method::post;
    if (word == verb::put)
        return http::Method::put;
    if (word == verb::patch)
        return http::Method::patch;
    if (word == verb::delete_)
        return http::Method::delete_;
    if (word == verb::options)
        return http::Method::options;
    return http::Method::other;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

RequestReader::RequestReader(http::Request& request) : request_{request}
{
    // The session's bounded buffer limits the header, the session itself the body: there the
    // client can be told.
    header_limit(std::numeric_limits<std::uint32_t>::max());
    body_limit(boost::none);
}

void RequestReader::on_request_impl(Verb verb, Text, Text target, int version, Error&)
{
    request_.method = method_of(verb);
    target_.assign(target.data(), target.size());
    version_ = version;
}

void RequestReader::on_field_impl(Field, Text name, Text value, Error&)
{
    if (header_read_)
        return;
    auto& field = request_.headers.emplace_back(std::string{name.data(), name.size()},
                                                std::string{value.data(), value.size()});
    std::ranges::transform(field.first, field.first.begin(), lower);
}

void RequestReader::on_body_init_impl(const Length& length, Error&)
{
    if (length)
        request_.body.reserve(static_cast<std::size_t>(std::min(*length, most_taken_on_trust)));
}

std::size_t RequestReader::on_body_impl(Text part, Error&)
{
    request_.body.append(part.data(), part.size());
    return part.size();
}

std::size_t RequestReader::on_chunk_body_impl(std::uint64_t, Text part, Error&)
{
    request_.body.append(part.data(), part.size());
    return part.size();
}

} // namespace maitred::server
