#pragma once

#include "core/people/password.hpp"
#include "core/ports/passwords.hpp"

namespace maitred {

/// How a password becomes what is stored: by which rule, and as which hash.
class NewPasswords {
public:
    NewPasswords(const Passwords& passwords, PasswordRule rule) : passwords_{passwords}, rule_{rule}
    {
    }

    /// Refuses with bad_password what the rule forbids. Slow on purpose where it does not.
    Outcome<std::string> hash(const Password& password) const
    {
        if (rule_ == PasswordRule::uncommon && common(password))
            return Reason::bad_password;
        return passwords_.hash(password.text());
    }

private:
    const Passwords& passwords_;
    PasswordRule rule_;
};

} // namespace maitred
