#pragma once

#include <string>
#include <string_view>

namespace maitred {

/// Signs texts so that nobody else can. May be called from any thread.
class Seals {
public:
    virtual ~Seals() = default;

    /// A keyed digest of the text, for one purpose; printable and fit for a URL.
    virtual std::string seal(std::string_view purpose, std::string_view text) const = 0;

    /// Whether this is the seal of the text; takes as long whether it is or not.
    virtual bool fits(std::string_view seal, std::string_view purpose,
                      std::string_view text) const = 0;

    /// Whether a secret was given as it is; the time says nothing about where they differ.
    virtual bool equal(std::string_view secret, std::string_view given) const = 0;

    /// A digest that needs no key: equal for equal texts, and for no others.
    virtual std::string fingerprint(std::string_view text) const = 0;
};

} // namespace maitred
