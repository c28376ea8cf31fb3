// Pictures of a restaurant: strangers send them, and browsers are given nothing but pictures.
#include "tests/pictures/album.hpp"
#include "tests/surfaces/hold/restaurants.hpp"

using namespace maitred;
using namespace maitred::test;

namespace {

Reply hangs(const Visitor& visitor, const std::string& path, const std::string& bytes,
            const std::string& type = "image/png", Fields fields = {})
{
    fields.emplace_back("content-type", type);
    if (!visitor.token.empty())
        fields.emplace_back("authorization", "Bearer " + visitor.token);
    return visitor.house->ask(http::Method::post, visitor.below + path, bytes, std::move(fields));
}

std::string part(const std::string& name, const std::string& content, const std::string& more = "")
{
    return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n" +
           content + "\r\n";
}

constexpr const char* form_type = "multipart/form-data; boundary=b";

} // namespace

TEST_CASE("an administrator hangs a picture, and everybody sees it as what it is")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string images = of_the_house(house, "images/");
    const std::string png = png_of(small);
    const Reply hung = hangs(olive, images + "?caption=The+bar", png, "image/jpeg"); // it lies
    INFO(hung.text);
    REQUIRE(hung.status == 201);
    CHECK(hung.word("/media_type") == "image/png");
    CHECK(hung.word("/caption") == "The bar");
    CHECK(hung.number("/width") == small.width);
    const Reply seen = house.get(hung.word("/url"));
    CHECK(seen.status == 200);
    CHECK(seen.text == png);
    CHECK(seen.field("Content-Type") == "image/png");
    CHECK(seen.field("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(seen.field("X-Content-Type-Options") == "nosniff");
    CHECK(seen.field("Content-Security-Policy") == "default-src 'none'; sandbox");
    const Reply known = house.get(hung.word("/url"), {{"if-none-match", seen.field("ETag")}});
    CHECK(known.status == 304);
    CHECK(known.text.empty());
    CHECK(known.field("ETag") == seen.field("ETag"));
    CHECK(house.get("/api/" + images).list("").size() == 1);
    CHECK(house.get("/api/" + of_the_house(house))["/images/0"] == hung.body);
}

TEST_CASE("a picture comes in a form too, with its caption")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string images = of_the_house(house, "images/");
    const std::string image = part("image", jpeg_of(small), "; filename=\"a.svg\"");
    const Reply hung =
        hangs(olive, images, image + part("caption", "Añejo") + "--b--\r\n", form_type);
    CHECK(hung.status == 201);
    CHECK(hung.word("/media_type") == "image/jpeg");
    CHECK(hung.word("/caption") == "Añejo");
    CHECK(hangs(olive, images, part("photo", "x") + "--b--\r\n", form_type).word("/error") ==
          "Faltan campos requeridos");
    CHECK(hangs(olive, images, image, form_type).status == 400); // its end is missing
    CHECK(hangs(olive, images, image + part("caption", "\xff") + "--b--\r\n", form_type).status ==
          400);
}

TEST_CASE("what is no whole picture does not hang, whatever it is called")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string images = of_the_house(house, "images/");
    const std::string png = png_of(small);
    const std::string svg = "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>";
    CHECK(hangs(olive, images, svg, "image/svg+xml").status == 415);
    CHECK(hangs(olive, images, "{}", "application/json").status == 415);
    for (const std::string& wrong :
         {svg, std::string{}, std::string{"GIF89a"}, png.substr(0, png.size() / 2), "<html>" + png})
        CHECK(hangs(olive, images, wrong).word("/error") ==
              "No es una imagen JPEG, PNG o WebP completa");
    CHECK(hangs(olive, images, std::string(5 * 1024 * 1024 + 1, 'x')).status == 413);
    CHECK(hangs(olive, images + "?caption=" + std::string(201, 'x'), png).status == 400);
    CHECK(house.get("/api/" + images).body == json("[]"));
}

TEST_CASE("a retry hangs no second picture; captions change, and pictures are taken down")
{
    HouseOfMembers house;
    const Visitor olive = owner_of(house);
    const std::string images = of_the_house(house, "images/");
    const Reply hung = hangs(olive, images, png_of(small), "image/png", key("i"));
    CHECK(hangs(olive, images, png_of(small), "image/png", key("i")).text == hung.text);
    CHECK(hangs(olive, images, jpeg_of(small), "image/png", key("i")).status == 422);
    CHECK(house.get("/api/" + images).list("").size() == 1);
    const std::string one = hung.word("/url");
    CHECK(olive.put(one, R"({"caption": "Patio"})").word("/caption") == "Patio");
    CHECK(olive.put(one, "{}").status == 400);
    CHECK(olive.put(one, R"({"caption": 7})").status == 400);
    CHECK(olive.patch(one, R"({"caption": null})").word("/caption") == "");
    CHECK(olive.remove(one, key("d")).word("/message") == "Imagen eliminada");
    CHECK(olive.remove(one, key("d")).status == 200);
    CHECK(olive.remove(one).status == 404);
    CHECK(house.get(one).word("/error") == "Imagen no encontrada");
}

TEST_CASE("pictures are hung by a restaurant's own administrators, and seen where it is")
{
    HouseOfMembers house;
    const Visitor ada = ada_of_the_bistro(house);
    const std::string png = png_of(small);
    const std::string images = of_the_house(house, "images/");
    CHECK(hangs(house.nobody_of_holds(), images, png).status == 401);
    CHECK(hangs(house.customer(), images, png).status == 403);
    CHECK(hangs(ada, images, png).status == 403);
    const Reply hers = hangs(ada, "restaurants/" + std::to_string(ada.id) + "/images/", png);
    CHECK(hers.status == 201);
    CHECK(house.get(hers.word("/url")).status == 404);
    CHECK(ada.get(hers.word("/url")).field("Cache-Control") ==
          "private, max-age=31536000, immutable");
    const std::string elsewhere = "/api/" + images + std::to_string(hers.number("/id")) + "/";
    CHECK(ada.get(elsewhere).status == 404);
    CHECK(owner_of(house).remove(elsewhere).status == 404);
}
