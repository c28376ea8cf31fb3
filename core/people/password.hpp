#pragma once

#include "core/base/outcome.hpp"

#include <string>
#include <string_view>

namespace maitred {

/// A password that may be set: 8 to 128 printable characters, every one of which counts. Those
/// that people type to log in are plain text: they may be older than this rule.
class Password {
public:
    static Outcome<Password> of(std::string_view text);
    const std::string& text() const { return text_; }

private:
    explicit Password(std::string text) : text_{std::move(text)} {}
    std::string text_;
};

/// Which passwords may be set beside that.
enum class PasswordRule {
    any,
    uncommon, ///< none of the 3,000 that are guessed first
};

/// Whether it is one of the 3,000 commonest passwords, however its letters are written.
bool common(const Password& password);

} // namespace maitred
