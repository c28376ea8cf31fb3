#include "adapters/http/surfaces/member/people_forms.hpp"

namespace maitred::http::member {
namespace {

constexpr std::size_t longest_text = 1'000; ///< beyond it, nobody looks at what is wrong

} // namespace

std::optional<Username> read_username(Form& form)
{
    const auto text = form.text("username", longest_text);
    if (!text)
        return std::nullopt;
    const Outcome<Username> username = Username::of(*text);
    if (username)
        return *username;
    form.complain("username", "A username has 1 to 60 printable characters and no spaces");
    return std::nullopt;
}

std::optional<Password> read_new_password(Form& form)
{
    const auto text = form.text("password", longest_text);
    if (!text)
        return std::nullopt;
    const Outcome<Password> password = Password::of(*text);
    if (password)
        return *password;
    form.complain("password", "A password has 8 to 128 printable characters");
    return std::nullopt;
}

} // namespace maitred::http::member
