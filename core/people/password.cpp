#include "core/people/password.hpp"

#include "core/base/text.hpp"
#include "core/people/common_passwords.hpp"

#include <algorithm>

namespace maitred {
namespace {

constexpr std::size_t shortest = 8;
constexpr std::size_t longest = 128;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

Outcome<Password> Password::of(std::string_view text)
{
    const std::size_t length = printable_length(text);
    if (length == not_printable || length < shortest || length > longest)
        return Reason::bad_password;
    return Password{std::string{text}};
}

bool common(const Password& password)
{
    std::string line = "\n" + password.text() + "\n";
    std::transform(line.begin(), line.end(), line.begin(), lower);
    return common_passwords().find(line) != std::string_view::npos;
}

} // namespace maitred
