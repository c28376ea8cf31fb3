#pragma once

#include <string>
#include <string_view>

namespace maitred::postgres {

/// A PostgreSQL array literal while it is written, element by element: {1,2,NULL,"a \"b\""}.
class Array {
public:
    void add(long long number) { next() += std::to_string(number); }
    void add(std::string_view text);
    void add_null() { next() += "NULL"; }

    std::string literal() const { return "{" + elements_ + "}"; }

private:
    std::string& next()
    {
        if (!elements_.empty())
            elements_ += ',';
        return elements_;
    }

    std::string elements_;
};

} // namespace maitred::postgres
