#include "adapters/http/text/multipart.hpp"

#include "adapters/http/text/field_value.hpp"
#include "core/base/text.hpp"

#include <algorithm>

namespace maitred::http {
namespace {

constexpr std::size_t most_parts = 16;
constexpr std::size_t most_fields = 16;
constexpr std::size_t largest_head = 8 * 1024;
constexpr std::size_t longest_boundary = 70;
constexpr std::string_view line_end = "\r\n";
constexpr std::string_view end_of_head = "\r\n\r\n";
constexpr std::string_view letters_and_digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

bool holds_only(std::string_view text, std::string_view others)
{
    return std::ranges::all_of(text, [&](char c) {
        return letters_and_digits.find(c) != std::string_view::npos ||
               others.find(c) != std::string_view::npos;
    });
}

bool may_be_boundary(std::string_view text)
{
    return !text.empty() && text.size() <= longest_boundary && !text.ends_with(' ') &&
           holds_only(text, "'()+_,-./:=? ");
}

/// What stands between two parts, with the end of the line before it: that is not content.
std::optional<std::string> delimiter_in(std::string_view content_type)
{
    const auto type = read_field_value(content_type);
    if (!type || type->word != "multipart/form-data")
        return std::nullopt;
    const auto* const boundary = type->parameter("boundary");
    if (!boundary || !may_be_boundary(*boundary))
        return std::nullopt;
    return "\r\n--" + *boundary;
}

/// The header of a part. A field that comes twice is refused: which one counts, nobody knows.
struct PartHead {
    std::vector<std::pair<std::string, std::string_view>> fields;

    std::string_view field(std::string_view name, std::string_view otherwise) const
    {
        const auto found = std::ranges::find(
            fields, name, [](const auto& one) { return std::string_view{one.first}; });
        return found == fields.end() ? otherwise : found->second;
    }

    bool add(std::string_view line)
    {
        const auto colon = std::min(line.find(':'), line.size());
        auto name = in_lower_case(line.substr(0, colon));
        if (name.empty() || colon == line.size() || !holds_only(name, "!#$%&'*+-.^_`|~") ||
            printable_length(line) == not_printable)
            return false;
        const bool repeated =
            std::ranges::any_of(fields, [&](const auto& one) { return one.first == name; });
        if (repeated || fields.size() == most_fields)
            return false;
        fields.emplace_back(std::move(name), trimmed(line.substr(colon + 1)));
        return true;
    }
};

std::optional<PartHead> read_head(std::string_view text)
{
    PartHead head;
    for (;;) {
        const auto end = text.find(line_end);
        if (!head.add(text.substr(0, end)))
            return std::nullopt;
        if (end == text.npos)
            return head;
        text.remove_prefix(end + line_end.size());
    }
}

/// Nobody encodes the content of a form (RFC 7578, 4.7), and we do not decode it.
bool is_as_it_stands(std::string_view encoding)
{
    const auto name = in_lower_case(encoding);
    return name == "binary" || name == "8bit" || name == "7bit";
}

std::optional<Part> read_part(std::string_view text)
{
    const auto end = text.substr(0, largest_head + end_of_head.size()).find(end_of_head);
    if (end == text.npos)
        return std::nullopt;
    const auto head = read_head(text.substr(0, end));
    if (!head || !is_as_it_stands(head->field("content-transfer-encoding", "binary")))
        return std::nullopt;
    const auto disposition = read_field_value(head->field("content-disposition", ""));
    if (!disposition || disposition->word != "form-data")
        return std::nullopt;
    const auto* const name = disposition->parameter("name");
    if (!name || name->empty())
        return std::nullopt;
    Part part{*name, std::nullopt, std::string{head->field("content-type", "text/plain")},
              text.substr(end + end_of_head.size())};
    if (const auto* const filename = disposition->parameter("filename"))
        part.filename = *filename;
    return part;
}

} // namespace

std::optional<std::vector<Part>> read_multipart(std::string_view content_type_header,
                                                std::string_view body)
{
    const auto delimiter = delimiter_in(content_type_header);
    if (!delimiter || !body.starts_with(delimiter->substr(line_end.size())))
        return std::nullopt;
    std::vector<Part> parts;
    auto rest = body.substr(delimiter->size() - line_end.size());
    while (rest.starts_with(line_end)) {
        // A delimiter has its only CR in front, so that no byte is compared more than twice. It is
        // looked for from this line's end on: a header must not hide it either.
        const auto end = rest.find(*delimiter);
        if (end == rest.npos || end == 0 || parts.size() == most_parts)
            return std::nullopt;
        auto part = read_part(rest.substr(line_end.size(), end - line_end.size()));
        if (!part)
            return std::nullopt;
        parts.push_back(*std::move(part));
        rest.remove_prefix(end + delimiter->size());
    }
    if (parts.empty() || (rest != "--" && rest != "--\r\n"))
        return std::nullopt;
    return parts;
}

} // namespace maitred::http
