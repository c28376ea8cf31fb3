#pragma once

#include "core/base/outcome.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace maitred {

/// The number of characters in a text, or refusal by `npos` where it is not valid UTF-8 or holds a
/// control character (C0, DEL, C1).
std::size_t printable_length(std::string_view text);
inline constexpr std::size_t not_printable = std::string_view::npos;

/// The text without white space at both ends.
std::string_view trimmed(std::string_view text);

/// A person's name: 1 to 120 printable characters after trimming.
class Name {
public:
    static Outcome<Name> of(std::string_view text);
    const std::string& text() const { return text_; }
    friend bool operator==(const Name&, const Name&) = default;

private:
    explicit Name(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// What a member logs in with: 1 to 60 printable characters without spaces. Case matters.
class Username {
public:
    static Outcome<Username> of(std::string_view text);
    const std::string& text() const { return text_; }
    friend auto operator<=>(const Username&, const Username&) = default;

private:
    explicit Username(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// An e-mail address, in lower case: at most 254 characters, one '@', a local part of 1 to 64
/// characters, and a domain of at least two labels.
class Email {
public:
    static Outcome<Email> of(std::string_view text);
    const std::string& text() const { return text_; }
    friend auto operator<=>(const Email&, const Email&) = default;

private:
    explicit Email(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// A telephone number as the guest wrote it: 1 to 32 printable characters after trimming.
class Phone {
public:
    static Outcome<Phone> of(std::string_view text);
    const std::string& text() const { return text_; }
    friend bool operator==(const Phone&, const Phone&) = default;

private:
    explicit Phone(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

} // namespace maitred
