#pragma once

// Boost.JSON is heavy: include this in .cpp files only.
#include "core/base/id.hpp"
#include "core/base/instant.hpp"
#include "core/base/outcome.hpp"
#include "core/base/text.hpp"

#include <boost/json/object.hpp>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace maitred::http {

/// One thing that is wrong with one field of a request, as Pydantic words it.
struct Complaint {
    std::string place; ///< "body", "query", "path"
    std::string field;
    std::string message;
    std::string type = "value_error";
};

/// Turns a time as somebody wrote it into an instant: without an offset, by the restaurant's clock.
using ReadTime = std::function<std::optional<Instant>(std::string_view text)>;

/// A body that is read field by field, in snake_case or camelCase, and what is wrong with it.
///
/// Every reader returns nothing where the field is not there, is null, or is wrong; in the last
/// case there is one complaint more. Fields that must be there are `required` first.
class Form {
public:
    /// `place` is where complaints say that the fields were: "body", "query".
    explicit Form(boost::json::object body, std::string place = "body")
        : body_{std::move(body)}, place_{std::move(place)}
    {
    }

    const boost::json::value* find(std::string_view field) const;
    bool is_null(std::string_view field) const;

    void require(std::initializer_list<const char*> fields);
    void complain(std::string_view field, std::string_view message,
                  std::string_view type = "value_error");

    /// At most so many characters, without line breaks unless they are asked for.
    std::optional<std::string> text(std::string_view field, std::size_t longest,
                                    bool lines = false);
    std::optional<int> whole(std::string_view field, int least, int most);
    /// The number of an entity: 1 or more; also as text.
    std::optional<std::int64_t> number_of(std::string_view field);
    std::optional<double> number(std::string_view field, double least, double most);
    std::optional<bool> truth(std::string_view field);
    std::optional<Instant> time(std::string_view field, const ReadTime& read);
    std::optional<Uuid> uuid(std::string_view field);
    std::optional<Name> name(std::string_view field);
    std::optional<Email> email(std::string_view field);
    std::optional<Phone> phone(std::string_view field);
    /// "HH:MM", to 24:00: minutes after midnight.
    std::optional<std::chrono::minutes> time_of_day(std::string_view field);
    /// "HH:MM" or "HH:MM:00", before 24:00: the same.
    std::optional<std::chrono::minutes> clock_time(std::string_view field);
    /// "YYYY-MM-DD", as a date on the restaurant's clock.
    std::optional<std::chrono::local_days> date(std::string_view field);
    /// A form within this one, whose complaints are this one's.
    const boost::json::object* object(std::string_view field);

    template <class Word, class Named>
    std::optional<Word> word(std::string_view field, Named named, const char* message)
    {
        const auto written = text(field, 100);
        if (!written)
            return std::nullopt;
        const auto found = named(*written);
        if (!found)
            complain(field, message, "enum");
        return found;
    }

    const std::vector<Complaint>& complaints() const { return complaints_; }

private:
    const boost::json::value* given(std::string_view field) const;

    boost::json::object body_;
    std::string place_;
    std::vector<Complaint> complaints_;
};

/// "guest_name" as "guestName".
std::string camel(std::string_view snake);

} // namespace maitred::http
