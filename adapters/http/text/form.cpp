#include "adapters/http/text/form.hpp"

#include "adapters/http/text/decimal.hpp"
#include "adapters/http/text/time.hpp"
#include "adapters/http/text/time_of_day.hpp"

#include <cmath>

namespace maitred::http {
namespace {

namespace json = boost::json;

json::string_view view(std::string_view text)
{
    return {text.data(), text.size()};
}

std::size_t length_of(std::string text, bool lines)
{
    if (lines)
        for (char& c : text)
            if (c == '\n' || c == '\r' || c == '\t')
                c = ' ';
    return printable_length(text);
}

} // namespace

std::string camel(std::string_view snake)
{
    std::string text;
    bool upper = false;
    for (const char c : snake) {
        if (c == '_') {
            upper = true;
            continue;
        }
        text += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        upper = false;
    }
    return text;
}

const json::value* Form::find(std::string_view field) const
{
    if (const json::value* value = body_.if_contains(view(field)))
        return value;
    return body_.if_contains(camel(field));
}

const json::value* Form::given(std::string_view field) const
{
    const json::value* value = find(field);
    return value && !value->is_null() ? value : nullptr;
}

bool Form::is_null(std::string_view field) const
{
    const json::value* value = find(field);
    return value && value->is_null();
}

void Form::require(std::initializer_list<const char*> fields)
{
    for (const char* field : fields)
        if (!given(field))
            complain(field, "Field required", "missing");
}

void Form::complain(std::string_view field, std::string_view message, std::string_view type)
{
    complaints_.push_back({place_, std::string{field}, std::string{message}, std::string{type}});
}

std::optional<std::string> Form::text(std::string_view field, std::size_t longest, bool lines)
{
    const json::value* value = given(field);
    if (!value)
        return std::nullopt;
    if (!value->is_string()) {
        complain(field, "Input should be a string", "string_type");
        return std::nullopt;
    }
    std::string text{value->get_string()};
    if (length_of(text, lines) > longest) { // also where it is not printable
        complain(field,
                 "Input should have at most " + std::to_string(longest) + " printable characters",
                 "string_too_long");
        return std::nullopt;
    }
    return text;
}

std::optional<int> Form::whole(std::string_view field, int least, int most)
{
    const auto read = number(field, least, most);
    if (!read)
        return std::nullopt;
    if (*read != std::floor(*read)) {
        complain(field, "Input should be a whole number", "int_type");
        return std::nullopt;
    }
    return static_cast<int>(*read);
}

std::optional<std::int64_t> Form::number_of(std::string_view field)
{
    const json::value* value = given(field);
    if (!value)
        return std::nullopt;
    std::optional<std::int64_t> number;
    if (value->is_int64())
        number = value->get_int64();
    else if (const json::string* written = value->if_string())
        number = read_decimal({written->data(), written->size()});
    if (number && *number >= 1)
        return number;
    complain(field, "Input should be the number of one", "int_parsing");
    return std::nullopt;
}

std::optional<double> Form::number(std::string_view field, double least, double most)
{
    const json::value* value = given(field);
    if (!value)
        return std::nullopt;
    if (!value->is_number()) {
        complain(field, "Input should be a number", "number_type");
        return std::nullopt;
    }
    const double read = value->to_number<double>();
    if (read < least || read > most) {
        const auto shown = [](double bound) {
            return std::to_string(static_cast<long long>(bound));
        };
        complain(field, "Input should be from " + shown(least) + " to " + shown(most), "range");
        return std::nullopt;
    }
    return read;
}

std::optional<bool> Form::truth(std::string_view field)
{
    const json::value* value = given(field);
    if (!value)
        return std::nullopt;
    if (!value->is_bool()) {
        complain(field, "Input should be true or false", "bool_type");
        return std::nullopt;
    }
    return value->get_bool();
}

std::optional<Instant> Form::time(std::string_view field, const ReadTime& read)
{
    const auto written = text(field, 64);
    if (!written)
        return std::nullopt;
    const auto time = read(*written);
    if (!time)
        complain(field, "Input should be an ISO 8601 time", "datetime_parsing");
    return time;
}

std::optional<Uuid> Form::uuid(std::string_view field)
{
    const auto written = text(field, 64);
    if (!written)
        return std::nullopt;
    const auto uuid = Uuid::parse(*written);
    if (!uuid)
        complain(field, "Input should be a UUID", "uuid_parsing");
    return uuid;
}

std::optional<Name> Form::name(std::string_view field)
{
    const auto written = text(field, 1000);
    if (!written)
        return std::nullopt;
    const Outcome<Name> name = Name::of(*written);
    if (name)
        return *name;
    complain(field, "A name has 1 to 120 printable characters");
    return std::nullopt;
}

std::optional<Email> Form::email(std::string_view field)
{
    const auto written = text(field, 1000);
    if (!written)
        return std::nullopt;
    const Outcome<Email> email = Email::of(*written);
    if (email)
        return *email;
    complain(field, "This is not an e-mail address");
    return std::nullopt;
}

std::optional<Phone> Form::phone(std::string_view field)
{
    const auto written = text(field, 1000);
    if (!written)
        return std::nullopt;
    const Outcome<Phone> phone = Phone::of(*written);
    if (phone)
        return *phone;
    complain(field, "A phone has 1 to 32 printable characters");
    return std::nullopt;
}

std::optional<std::chrono::minutes> Form::time_of_day(std::string_view field)
{
    const auto written = text(field, 64);
    if (!written)
        return std::nullopt;
    const auto time = read_time_of_day(*written);
    if (!time)
        complain(field, "Input should be a time of the day as HH:MM", "time_parsing");
    return time;
}

std::optional<std::chrono::minutes> Form::clock_time(std::string_view field)
{
    constexpr std::string_view no_seconds = ":00";
    constexpr std::size_t with_seconds = std::string_view{"19:30:00"}.size();
    const auto written = text(field, 64);
    if (!written)
        return std::nullopt;
    std::string_view time = *written;
    if (time.size() == with_seconds && time.ends_with(no_seconds))
        time.remove_suffix(no_seconds.size());
    const auto read = read_time_of_day(time);
    if (read && *read < std::chrono::hours{24})
        return read;
    complain(field, "Input should be a time of the day as HH:MM:SS, with whole minutes",
             "time_parsing");
    return std::nullopt;
}

std::optional<std::chrono::local_days> Form::date(std::string_view field)
{
    const auto written = text(field, 64);
    if (!written)
        return std::nullopt;
    const auto date = read_date(*written);
    if (!date) {
        complain(field, "Input should be a date as YYYY-MM-DD", "date_parsing");
        return std::nullopt;
    }
    return std::chrono::local_days{date->time_since_epoch()};
}

const json::object* Form::object(std::string_view field)
{
    const json::value* value = given(field);
    if (!value)
        return nullptr;
    if (!value->is_object()) {
        complain(field, "Input should be an object", "dict_type");
        return nullptr;
    }
    return &value->get_object();
}

} // namespace maitred::http
