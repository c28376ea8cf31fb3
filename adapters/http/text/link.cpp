#include "adapters/http/text/link.hpp"

#include <algorithm>

namespace maitred::http {

std::string escaped(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~:,";
    std::string written;
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (letter || (c >= '0' && c <= '9') || plain.find(c) != plain.npos) {
            written += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        written += {'%', digits[byte / 16], digits[byte % 16]};
    }
    return written;
}

std::string link_with(const Request& request,
                      const std::vector<std::pair<std::string, std::string>>& changed)
{
    std::vector<std::pair<std::string, std::string>> all;
    for (const auto& kept : request.query)
        if (std::none_of(changed.begin(), changed.end(),
                         [&](const auto& one) { return one.first == kept.first; }))
            all.push_back(kept);
    all.insert(all.end(), changed.begin(), changed.end());
    std::string target = request.path;
    for (const auto& [name, value] : all)
        target += (target.size() == request.path.size() ? "?" : "&") + escaped(name) + "=" +
                  escaped(value);
    return "<" + target + ">; rel=\"next\"";
}

} // namespace maitred::http
