#include "adapters/http/surfaces/member/room_pages.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <cmath>

namespace maitred::http::member {
namespace {

namespace json = boost::json;

json::object shown(const Layout& layout)
{
    return {{"id", layout.id.number},
            {"name", layout.name},
            {"layout_data", json::parse(layout.data)},
            {"is_active", layout.active},
            {"created_by", layout.made_by ? json::value(layout.made_by->number) : json::value()},
            {"created_at", write_time(layout.made_at)},
            {"updated_at", write_time(layout.changed_at)}};
}

std::string written(const Layout& layout)
{
    return json::serialize(shown(layout));
}

const json::object* object_in(const json::object& drawing, const char* field)
{
    const json::value* value = drawing.if_contains(field);
    return value ? value->if_object() : nullptr;
}

std::optional<double> number_in(const json::object& drawn, const char* field)
{
    const json::value* value = drawn.if_contains(field);
    return value && value->is_number() ? std::optional{value->to_number<double>()} : std::nullopt;
}

std::optional<std::string> table_number_in(const json::object& drawn)
{
    const json::value* value = drawn.if_contains("table_number");
    if (value && value->is_int64())
        return std::to_string(value->get_int64());
    return value && value->is_string() ? std::optional{std::string{value->get_string()}}
                                       : std::nullopt;
}

std::optional<Layout::Canvas> canvas_in(const json::object& drawing)
{
    const json::object* canvas = object_in(drawing, "canvas");
    const auto width = canvas ? number_in(*canvas, "width") : std::nullopt;
    const auto height = canvas ? number_in(*canvas, "height") : std::nullopt;
    if (!width || !height || *width <= 0 || *height <= 0)
        return std::nullopt;
    return Layout::Canvas{*width, *height};
}

/// A drawing may name tables in ways of its own; only what has a number and a place counts.
std::vector<DrawLayout::Place> places_in(const json::object& drawing)
{
    const json::value* tables = drawing.if_contains("tables");
    const json::array* list = tables ? tables->if_array() : nullptr;
    std::vector<DrawLayout::Place> places;
    for (const json::value& one : list ? *list : json::array{}) {
        const json::object* drawn = one.if_object();
        const auto number = drawn ? table_number_in(*drawn) : std::nullopt;
        const auto x = drawn ? number_in(*drawn, "x") : std::nullopt;
        const auto y = drawn ? number_in(*drawn, "y") : std::nullopt;
        if (number && x && y)
            places.push_back({*number, {*x, *y}});
    }
    return places;
}

std::vector<DrawLayout::Place> places_in_text(const std::string& drawing)
{
    return places_in(json::parse(drawing).as_object());
}

bool lies_too_far(const DrawLayout::Place& place)
{
    return std::abs(place.location.x) > farthest || std::abs(place.location.y) > farthest;
}

DrawLayout::Wish read_layout(Form& form)
{
    DrawLayout::Wish wish;
    if (const auto name = form.name("name"))
        wish.name = name->text();
    const json::object* drawing = form.object("layout_data");
    if (!drawing)
        return wish;
    const auto places = places_in(*drawing);
    if (std::any_of(places.begin(), places.end(), lies_too_far))
        form.complain("layout_data", "A table lies at most 1000000 from the canvas's corner");
    wish.data = json::serialize(*drawing);
    wish.canvas = canvas_in(*drawing);
    return wish;
}

DrawLayout::Asked asked(const Ground& ground, const Known& known,
                        const std::optional<RetryKey>& key,
                        std::function<std::string(const Layout&)> text)
{
    DrawLayout::Asked asked{ground.house, known.caller.account.id, places_in_text};
    if (key)
        asked.retry = Retried<Layout>{*key, std::move(text)};
    return asked;
}

Response said(const Outcome<DrawLayout::Drawn>& drawn,
              const std::function<std::string(const Layout&)>& text)
{
    if (!drawn)
        return say(drawn.error(), "Layout");
    if (const Repeated* repeated = std::get_if<Repeated>(&*drawn))
        return {.body = repeated->answer};
    return {.body = text(std::get<Layout>(*drawn))};
}

LayoutId layout_in_path(const Request& request)
{
    return LayoutId{number_in_path(request, 0).value_or(0)};
}

} // namespace

void get_layouts(const Ground& ground, const Known& known, Responder answer)
{
    const auto page = read_page(known.request);
    if (const Response* refused = std::get_if<Response>(&page))
        return answer(*refused);
    answer(show_page(known.request, std::get<Page>(page),
                     ground.storage.open(ground.house)->layouts(),
                     [](const Layout& one) { return shown(one); }));
}

void get_active_layout(const Ground& ground, const Known&, Responder answer)
{
    const auto layout = ground.storage.open(ground.house)->active_layout();
    answer(layout ? show(shown(*layout)) : say(404, "No active room layout found"));
}

void get_layout(const Ground& ground, const Known& known, Responder answer)
{
    const auto layouts = ground.storage.open(ground.house)->layouts();
    const auto found = std::find_if(layouts.begin(), layouts.end(), [&](const Layout& one) {
        return one.id == layout_in_path(known.request);
    });
    answer(found == layouts.end() ? say(404, "Layout not found") : show(shown(*found)));
}

void post_layout(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "POST /api/v1/admin/layouts",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    form.require({"name", "layout_data"});
    const auto wish = read_layout(form);
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    answer(said(ground.draw_layout.add(asked(ground, known, key, written), wish), written));
}

void put_layout(const Ground& ground, const Known& known, Responder answer)
{
    auto read = read_wish(ground, known.request, "PUT /api/v1/admin/layouts/{id}",
                          actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&read))
        return answer(std::move(*refused));
    auto& [form, key] = std::get<Wish>(read);
    auto wish = read_layout(form);
    wish.active = form.truth("is_active");
    if (!form.complaints().empty())
        return answer(say(form.complaints()));
    answer(said(ground.draw_layout.change(asked(ground, known, key, written),
                                          layout_in_path(known.request), wish),
                written));
}

void delete_layout(const Ground& ground, const Known& known, Responder answer)
{
    auto key = read_key(ground, known.request, "DELETE /api/v1/admin/layouts/{id}",
                        actor_of(known.caller.account.id));
    if (Response* refused = std::get_if<Response>(&key))
        return answer(std::move(*refused));
    const auto text = [](const Layout&) {
        return std::string{R"({"message":"Room layout deleted successfully"})"};
    };
    answer(said(ground.draw_layout.remove(
                    asked(ground, known, std::get<std::optional<RetryKey>>(key), text),
                    layout_in_path(known.request)),
                text));
}

} // namespace maitred::http::member
