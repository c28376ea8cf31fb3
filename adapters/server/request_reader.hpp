#pragma once

#include "adapters/http/message.hpp"

#include <boost/beast/http/basic_parser.hpp>

#include <cstdint>
#include <string>

namespace maitred::server {

/// Beast's parser, writing straight into our request.
///
/// Fields that arrive after the header (trailers) are dropped: Beast would merge them into the
/// header, where they could overrule what has been checked.
class RequestReader final : public boost::beast::http::basic_parser<true> {
public:
    explicit RequestReader(http::Request& request);

    const std::string& target() const { return target_; }
    bool version_1_1() const { return version_ == 11; }

private:
    using Error = boost::beast::error_code;
    using Text = boost::beast::string_view;
    using Length = boost::optional<std::uint64_t>;
    using Field = boost::beast::http::field;
    using Verb = boost::beast::http::verb;

    void on_request_impl(Verb verb, Text name, Text target, int version, Error& error) override;
    void on_response_impl(int, Text, int, Error&) override {}
    void on_field_impl(Field, Text name, Text value, Error& error) override;
    void on_header_impl(Error&) override { header_read_ = true; }
    void on_body_init_impl(const Length& length, Error& error) override;
    std::size_t on_body_impl(Text part, Error& error) override;
    void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
    std::size_t on_chunk_body_impl(std::uint64_t, Text part, Error& error) override;
    void on_finish_impl(Error&) override {}

    http::Request& request_;
    std::string target_;
    int version_ = 0;
    bool header_read_ = false;
};

} // namespace maitred::server
