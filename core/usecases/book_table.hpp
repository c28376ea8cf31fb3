#pragma once

#include "core/ports/desk.hpp"

namespace maitred {

/// A guest asks for a table at a time. The desk gives it, or says why not.
class BookTable {
public:
    struct Request {
        Instant time;
        int party;
        Contact contact;
        Source source;
        std::optional<RetryKey> retry_key = {};
    };

    /// The new entry in the book; or, for a retry, what was answered the first time.
    using Booked = std::variant<Entry, Repeated>;

    /// Called once, from any thread.
    struct Then {
        std::function<void(Outcome<Booked>)> answered;
        std::function<void(std::exception_ptr)> failed;
    };

    BookTable(Desk& desk, RestaurantId restaurant) : desk_{desk}, restaurant_{restaurant} {}

    /// `answer_for` says what a retry will be answered with.
    void operator()(Request request, std::function<std::string(const Entry&)> answer_for,
                    Then then) const;

private:
    Desk& desk_;
    RestaurantId restaurant_;
};

} // namespace maitred
