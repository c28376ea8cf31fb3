#pragma once

#include "core/ports/passwords.hpp"

namespace maitred {

/// Says how it was asked, and asks real passwords.
class WatchedPasswords final : public Passwords {
public:
    explicit WatchedPasswords(const Passwords& behind) : behind_{behind} {}

    std::string hash(std::string_view password) const override { return behind_.hash(password); }
    Verdict verify(std::string_view password, std::string_view hash) const override
    {
        ++verified;
        return behind_.verify(password, hash);
    }
    void verify_nothing(std::string_view password) const override
    {
        ++verified_nothing;
        behind_.verify_nothing(password);
    }

    mutable int verified = 0;
    mutable int verified_nothing = 0;

private:
    const Passwords& behind_;
};

} // namespace maitred
