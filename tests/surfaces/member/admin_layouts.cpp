// Administrators draw the room.
#include "tests/surfaces/member/house_of_members.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

/// A drawing of two tables, with what only its own client understands.
const std::string drawing = R"({
    "tables": [{"table_number": 3, "x": 10.5, "y": 20, "width": 40, "color": "#fff"},
               {"table_number": "1", "x": 300, "y": 200, "z": {"of": ["our", null]}},
               {"table_number": "77", "x": 1, "y": 1}, "not a table", {"x": 4}],
    "areas": [{"name": "Terrace"}],
    "canvas": {"width": 400, "height": 400, "grid_size": 20},
    "metadata": {"made with": "scissors"}})";

std::string layout(const std::string& name, const std::string& data = drawing)
{
    return R"({"name": ")" + name + R"(", "layout_data": )" + data + "}";
}

std::string one_at(const std::string& number, const std::string& x, const std::string& y)
{
    return R"({"tables": [{"table_number": ")" + number + R"(", "x": )" + x + R"(, "y": )" + y +
           "}]}";
}

/// Where the administrators' list says that a table stands.
std::string location_of(const Visitor& admin, std::size_t place)
{
    const auto table = admin.get("admin/tables").body.at(place);
    return boost::json::serialize(table.at("location_x")) + "," +
           boost::json::serialize(table.at("location_y"));
}

} // namespace

TEST_CASE("a drawing is kept with everything in it, and is the active one")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    CHECK(detail(admin.get("admin/layouts/active")) == "No active room layout found");
    const auto saved = admin.post("admin/layouts", layout("Summer"));
    CHECK(saved.status == 200);
    CHECK(keys(saved.body) == std::set<std::string>{"id", "name", "layout_data", "is_active",
                                                    "created_by", "created_at", "updated_at"});
    CHECK(saved["/layout_data"] == json(drawing));
    CHECK(saved.number("/created_by") == admin.id);
    CHECK(admin.get("admin/layouts/active").body == saved.body);
    CHECK(admin.get("admin/layouts/" + std::to_string(saved.number("/id"))).body == saved.body);
    CHECK(admin.get("admin/layouts").body.as_array().size() == 1);
}

TEST_CASE("a drawing moves the tables that it names, on the floor too")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    admin.post("admin/layouts", layout("Summer"));
    CHECK(location_of(admin, 0) == "300,200");
    CHECK(location_of(admin, 1) == "null,null");
    CHECK(location_of(admin, 2) == "1.05E1,20");
    const auto on_the_floor = house.owner().get("tables");
    CHECK(on_the_floor["/0/position"] == json(R"({"x": 0.75, "y": 0.5})"));
    const auto seen = house.nobody().get("bookings/tables?target_date=2030-06-14");
    CHECK(seen["/tables/0/table_number"] == json("3"));
    CHECK(seen["/tables/1/table_number"] == json("1"));
    CHECK(seen["/tables/2/table_number"] == json("2"));
}

TEST_CASE("one drawing at most is active, and only that one moves tables")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto first = admin.post("admin/layouts", layout("First", one_at("1", "10", "10")));
    const std::string path = "admin/layouts/" + std::to_string(first.number("/id"));
    admin.post("admin/layouts", layout("Second", one_at("1", "20", "20")));
    CHECK(admin.get("admin/layouts/active")["/name"] == json(R"("Second")"));
    CHECK(admin.get(path)["/is_active"] == json("false"));
    const auto redrawn = admin.put(path, R"({"layout_data": )" + one_at("1", "30", "30") + "}");
    CHECK(redrawn["/is_active"] == json("false"));
    CHECK(redrawn["/name"] == json(R"("First")"));
    CHECK(location_of(admin, 0) == "20,20");
    CHECK(admin.put(path, R"({"is_active": true})")["/is_active"] == json("true"));
    CHECK(location_of(admin, 0) == "30,30");
    CHECK(admin.get("admin/layouts/active")["/name"] == json(R"("First")"));
    CHECK(admin.put(path, R"({"is_active": false, "name": "Winter"})").status == 200);
    CHECK(admin.get("admin/layouts/active").status == 404);
}

TEST_CASE("a drawing that goes leaves the tables where they are")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto saved = admin.post("admin/layouts", layout("Summer"));
    const std::string path = "admin/layouts/" + std::to_string(saved.number("/id"));
    const auto gone = admin.remove(path, key("l1"));
    CHECK(gone["/message"] == json(R"("Room layout deleted successfully")"));
    CHECK(admin.remove(path, key("l1")).text == gone.text);
    CHECK(detail(admin.remove(path)) == "Layout not found");
    CHECK(detail(admin.get(path)) == "Layout not found");
    CHECK(admin.put(path, "{}").status == 404);
    CHECK(admin.get("admin/layouts/first").status == 404);
    CHECK(location_of(admin, 0) == "300,200");
    CHECK(house.left_at("19:00") == 3);
}

TEST_CASE("what is no drawing is not kept")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    for (const char* data : {"[]", "null", "\"{}\"", "4"})
        CHECK(complaints(admin.post("admin/layouts", layout("Summer", data)))
                  .contains("layout_data"));
    CHECK(complaints(admin.post("admin/layouts", layout(""))).contains("name"));
    CHECK(complaints(admin.post("admin/layouts", layout(std::string(121, 'x')))).contains("name"));
    CHECK(complaints(admin.post("admin/layouts", layout("Far", one_at("1", "1e7", "0"))))
              .contains("layout_data"));
    CHECK(complaints(admin.post("admin/layouts", "{}")).size() == 2);
    CHECK(admin.get("admin/layouts").body.as_array().empty());
    CHECK(admin.post("admin/layouts", layout("Empty", "{}")).status == 200);
    CHECK(
        admin
            .post("admin/layouts", layout("Odd", R"({"tables": {"x": 1}, "canvas": {"width": 0}})"))
            .status == 200);
}

TEST_CASE("a retry saves no second drawing")
{
    HouseOfMembers house;
    const Visitor admin = house.admin();
    const auto first = admin.post("admin/layouts", layout("Summer"), key("l2"));
    CHECK(admin.post("admin/layouts", layout("Summer"), key("l2")).text == first.text);
    CHECK(admin.post("admin/layouts", layout("Winter"), key("l2")).status == 422);
    CHECK(admin.get("admin/layouts").body.as_array().size() == 1);
    CHECK(house.member().get("admin/layouts").status == 403);
}
