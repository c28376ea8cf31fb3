#include "adapters/http/surfaces/floor/furniture.hpp"

#include "adapters/http/surfaces/floor/dto.hpp"

#include <boost/json/serialize.hpp>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

constexpr int most_seats = 100;
constexpr std::size_t longest_number = 20;
constexpr std::size_t longest_section = 60;

void read_position(Form& form, std::optional<Position>& position)
{
    const json::object* given = form.object("position");
    if (!given)
        return;
    Form inner{*given};
    inner.require({"x", "y"});
    const auto x = inner.number("x", 0, 1);
    const auto y = inner.number("y", 0, 1);
    if (!inner.complaints().empty())
        return form.complain("position", "Input should have x and y from 0 to 1");
    position = Position{*x, *y};
}

} // namespace

std::string written(const ShownTable& table)
{
    return json::serialize(shown(table));
}

FurnishRoom::TableWish read_furniture(Form& form)
{
    FurnishRoom::TableWish wish;
    wish.number = form.text("table_number", longest_number);
    if (wish.number && trimmed(*wish.number).empty())
        form.complain("table_number", "A table's number is not empty");
    wish.seats = form.whole("capacity", 1, most_seats);
    wish.shape = form.word<Shape>("shape", shape_named,
                                  "Input should be 'round', 'square', 'rectangle' or 'oval'");
    wish.section = form.is_null("section") ? std::optional<std::string>{""}
                                           : form.text("section", longest_section);
    read_position(form, wish.position);
    return wish;
}

Response say_no(const Refusal& refusal, const std::optional<std::string>& number)
{
    if (refusal.reason == Reason::table_number_taken)
        return say(400, "Table " + number.value_or("") + " already exists");
    if (refusal.reason == Reason::table_not_found)
        return say(404, "Table not found");
    return say(refusal);
}

Response say_furnished(const FurnishRoom::Furnished& furnished)
{
    if (const Repeated* repeated = std::get_if<Repeated>(&furnished))
        return {.body = repeated->answer};
    return {.body = written(std::get<ShownTable>(furnished))};
}

FurnishRoom::Asked asked(const Known& known, const std::optional<RetryKey>& key,
                         std::function<std::string(const ShownTable&)> text)
{
    FurnishRoom::Asked asked{known.restaurant, actor_of(known.caller.account.id)};
    if (key)
        asked.retry = Retried<ShownTable>{*key, std::move(text)};
    return asked;
}

} // namespace maitred::http::floor
