#include "adapters/http/text/json_reading.hpp"

#include "core/base/text.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace maitred::http {
namespace {

namespace json = boost::json;
using json::error_code;
using json::string_view;

constexpr std::size_t deepest = 32;

error_code refused()
{
    return make_error_code(json::error::syntax);
}

bool printable(std::string_view text)
{
    return printable_length(text) != not_printable;
}

bool printable_in_lines(std::string text)
{
    for (char& c : text)
        if (c == '\n' || c == '\r' || c == '\t')
            c = ' ';
    return printable(text);
}

/// Builds the value while Boost.JSON reads, and checks what its own builder lets through: it keeps
/// the last of two equal keys, takes "\u0000", and reads 1e999 as infinity.
class StrictBuilder {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1);
    static constexpr std::size_t max_array_size = std::size_t(-1);
    static constexpr std::size_t max_key_size = std::size_t(-1);
    static constexpr std::size_t max_string_size = std::size_t(-1);

    json::value release() { return values_.release(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&)
    {
        keys_.emplace_back();
        return true;
    }
    bool on_object_end(std::size_t size, error_code& error)
    {
        if (!unique(keys_.back()))
            return refuse(error);
        keys_.pop_back();
        values_.push_object(size);
        return true;
    }
    bool on_array_begin(error_code&) { return true; }
    bool on_array_end(std::size_t size, error_code&)
    {
        values_.push_array(size);
        return true;
    }
    bool on_key_part(string_view part, std::size_t, error_code&) { return collect(part); }
    bool on_key(string_view part, std::size_t, error_code& error)
    {
        collect(part);
        if (!printable(text_))
            return refuse(error);
        values_.push_key(text_);
        keys_.back().push_back(std::move(text_));
        text_.clear();
        return true;
    }
    bool on_string_part(string_view part, std::size_t, error_code&) { return collect(part); }
    bool on_string(string_view part, std::size_t, error_code& error)
    {
        collect(part);
        if (!printable(text_) && (breaks_ == LineBreaks::refused || !printable_in_lines(text_)))
            return refuse(error);
        values_.push_string(text_);
        text_.clear();
        return true;
    }
    bool on_number_part(string_view, error_code&) { return true; }
    bool on_int64(std::int64_t number, string_view, error_code&)
    {
        values_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, string_view, error_code&)
    {
        values_.push_uint64(number);
        return true;
    }
    bool on_double(double number, string_view, error_code& error)
    {
        if (!std::isfinite(number))
            return refuse(error);
        values_.push_double(number);
        return true;
    }
    bool on_bool(bool truth, error_code&)
    {
        values_.push_bool(truth);
        return true;
    }
    bool on_null(error_code&)
    {
        values_.push_null();
        return true;
    }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

    explicit StrictBuilder(LineBreaks breaks) : breaks_{breaks} { values_.reset(); }

private:
    using Keys = std::vector<std::string>;

    static bool refuse(error_code& error)
    {
        error = refused();
        return false;
    }
    static bool unique(Keys& keys)
    {
        std::ranges::sort(keys);
        return std::ranges::adjacent_find(keys) == keys.end();
    }
    bool collect(string_view part)
    {
        text_.append(part.data(), part.size());
        return true;
    }

    const LineBreaks breaks_;
    json::value_stack values_;
    std::vector<Keys> keys_; ///< of the objects that are open, outermost first
    std::string text_;
};

json::parse_options strict()
{
    json::parse_options options;
    options.max_depth = deepest;
    return options;
}

} // namespace

std::optional<json::value> read_json(std::string_view text, LineBreaks breaks)
{
    json::basic_parser<StrictBuilder> parser{strict(), breaks};
    error_code error;
    const auto read = parser.write_some(false, text.data(), text.size(), error);
    if (error || read != text.size())
        return std::nullopt;
    return parser.handler().release();
}

std::optional<json::object> read_object(std::string_view text, LineBreaks breaks)
{
    auto value = read_json(text, breaks);
    if (!value || !value->is_object())
        return std::nullopt;
    return std::move(value->get_object());
}

} // namespace maitred::http
