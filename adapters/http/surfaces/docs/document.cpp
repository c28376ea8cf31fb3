#include "adapters/http/surfaces/docs/document.hpp"

#include "adapters/http/surfaces/descriptions.hpp"
#include "core/base/ensure.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace maitred::http::docs {
namespace {

namespace json = boost::json;

json::object read(std::string_view description)
{
    return json::parse({description.data(), description.size()}).as_object();
}

/// Puts the fields of one object into another that has none of them.
void add(json::object& into, const json::object& fields)
{
    for (const auto& [name, value] : fields)
        ensure(into.emplace(name, value).second, "two surfaces describe the same thing");
}

/// The same, one level deeper: {"schemas": {…}} or {"/path": {…}}.
void add_to_groups(json::object& into, const json::object& groups)
{
    for (const auto& [name, fields] : groups) {
        json::value& group = into.emplace(name, json::object{}).first->value();
        add(group.as_object(), fields.as_object());
    }
}

} // namespace

std::string document_of(const std::vector<std::string_view>& descriptions)
{
    json::object whole = read(descriptions::docs());
    whole.at("info").as_object()["version"] = MAITRED_VERSION;
    json::array tags;
    json::object paths;
    json::object components;
    for (const std::string_view description : descriptions) {
        const json::object part = read(description);
        for (const json::value& tag : part.at("tags").as_array())
            tags.push_back(tag);
        add_to_groups(paths, part.at("paths").as_object());
        add_to_groups(components, part.at("components").as_object());
    }
    whole["tags"] = std::move(tags);
    whole["paths"] = std::move(paths);
    whole["components"] = std::move(components);
    return json::serialize(whole);
}

} // namespace maitred::http::docs
