#include "adapters/http/text/query.hpp"

#include "core/base/text.hpp"

#include <boost/url/params_view.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/url_view.hpp>

namespace maitred::http {
namespace {

namespace urls = boost::urls;

constexpr std::size_t most_parameters = 100;

bool printable(std::string_view text)
{
    return printable_length(text) != not_printable;
}

std::optional<Parameters> clean_parameters(const urls::params_view& view)
{
    Parameters parameters;
    for (const auto& parameter : view) {
        if (parameters.size() == most_parameters || !printable(parameter.key) ||
            !printable(parameter.value))
            return std::nullopt;
        parameters.emplace_back(parameter.key, parameter.value);
    }
    return parameters;
}

bool hides_a_slash(std::string_view path)
{
    return path.find("%2f") != std::string_view::npos || path.find("%2F") != std::string_view::npos;
}

} // namespace

std::optional<Target> read_target(std::string_view text)
{
    if (text == "*")
        return Target{"*", {}};
    // Boost.URL 1.81 looks at the byte behind a query: a std::string has one there.
    const std::string kept{text};
    const auto url = urls::parse_origin_form(kept);
    if (!url)
        return std::nullopt;
    const auto path = url->encoded_path();
    Target target;
    target.path = path.decode();
    if (hides_a_slash({path.data(), path.size()}) || !printable(target.path))
        return std::nullopt;
    if (!url->has_query())
        return target;
    const urls::string_view encoded = url->encoded_query();
    const urls::encoding_opts plus_is_space{true};
    auto query = clean_parameters(urls::params_view{encoded, plus_is_space});
    if (!query)
        return std::nullopt;
    target.query = std::move(*query);
    return target;
}

std::optional<Parameters> read_form(std::string_view body)
{
    if (body.empty())
        return Parameters{};
    const std::string kept{body}; // for the same byte
    if (!urls::parse_query(kept))
        return std::nullopt;
    const urls::encoding_opts plus_is_space{true};
    return clean_parameters(urls::params_view{urls::string_view{kept}, plus_is_space});
}

} // namespace maitred::http
