// The pictures that a restaurant shows.
//
// Their bytes are kept in base64, in a column of text: SOCI ends a text at its first NUL, and knows
// of no other column that it would read and write alike in both databases. That takes a third more
// room, and 5 MiB still come and go in some tens of milliseconds.
#include "adapters/storage/sql/pictures.hpp"

#include "adapters/storage/sql/base64.hpp"
#include "adapters/storage/sql/sql_session.hpp"
#include "adapters/storage/sql/time.hpp"

namespace maitred::sql {
namespace {

constexpr const char* select_pictures = R"(
    SELECT id, kind, width, height, size, digest, caption, made_at
      FROM pictures
     WHERE restaurant_id = :restaurant)";

constexpr const char* as_they_were_hung = R"(
     ORDER BY id)";

constexpr const char* this_one = " AND id = :id";

constexpr const char* select_content = R"(
    SELECT content
      FROM pictures
     WHERE restaurant_id = :restaurant AND id = :id)";

constexpr const char* insert_picture = R"(
    INSERT INTO pictures (restaurant_id, id, kind, width, height, size, digest, caption, made_at,
                          content)
    VALUES (:restaurant, :id, :kind, :width, :height, :size, :digest, :caption, :made, :content))";

constexpr const char* update_caption = R"(
    UPDATE pictures
       SET caption = :caption
     WHERE restaurant_id = :restaurant AND id = :id)";

constexpr const char* delete_picture = R"(
    DELETE FROM pictures
     WHERE restaurant_id = :restaurant AND id = :id)";

void hang(soci::session& soci, long long restaurant, const PictureChange& change)
{
    const Picture& picture = change.picture;
    const std::string kind{media_type_of(picture.facts.kind)};
    const long long size = picture.size;
    const long long made = stored(picture.made_at);
    const std::string content = to_base64(change.bytes);
    soci << insert_picture, soci::use(restaurant), soci::use(picture.id.number), soci::use(kind),
        soci::use(picture.facts.width), soci::use(picture.facts.height), soci::use(size),
        soci::use(picture.digest), soci::use(picture.caption), soci::use(made), soci::use(content);
}

std::vector<Picture> read_pictures(soci::session& soci, long long restaurant,
                                   std::optional<PictureId> which)
{
    long long id = 0, size = 0, made = 0;
    std::string kind;
    Picture picture{.facts = {}, .size = 0, .digest = {}};
    soci::statement rows{soci};
    rows.exchange(soci::into(id));
    rows.exchange(soci::into(kind));
    rows.exchange(soci::into(picture.facts.width));
    rows.exchange(soci::into(picture.facts.height));
    rows.exchange(soci::into(size));
    rows.exchange(soci::into(picture.digest));
    rows.exchange(soci::into(picture.caption));
    rows.exchange(soci::into(made));
    rows.exchange(soci::use(restaurant));
    if (which)
        rows.exchange(soci::use(which->number));
    rows.alloc();
    rows.prepare(std::string{select_pictures} + (which ? this_one : as_they_were_hung));
    rows.define_and_bind();
    rows.execute();
    std::vector<Picture> pictures;
    while (rows.fetch()) {
        const auto known = picture_kind_of(kind);
        if (!known)
            throw std::runtime_error{"a picture is stored of a kind that nobody shows"};
        picture.id = {id};
        picture.facts.kind = *known;
        picture.size = size;
        picture.made_at = instant(made);
        pictures.push_back(picture);
    }
    return pictures;
}

} // namespace

void write_picture(soci::session& soci, long long restaurant, const PictureChange& change)
{
    const long long id = change.picture.id.number;
    if (change.removed)
        soci << delete_picture, soci::use(restaurant), soci::use(id);
    else if (change.bytes.empty())
        soci << update_caption, soci::use(change.picture.caption), soci::use(restaurant),
            soci::use(id);
    else
        hang(soci, restaurant, change);
}

std::vector<Picture> SqlSession::pictures()
{
    return in_transaction(connection(), restaurant(), Access::read,
                          [&] { return read_pictures(soci(), restaurant().number, {}); });
}

std::optional<Picture> SqlSession::picture(PictureId which)
{
    const auto found = in_transaction(connection(), restaurant(), Access::read, [&] {
        return read_pictures(soci(), restaurant().number, which);
    });
    return found.empty() ? std::nullopt : std::optional{found.front()};
}

std::optional<std::string> SqlSession::bytes_of(PictureId which)
{
    std::string content;
    const bool found = in_transaction(connection(), restaurant(), Access::read, [&] {
        const long long id = restaurant().number;
        soci() << select_content, soci::into(content), soci::use(id), soci::use(which.number);
        return soci().got_data();
    });
    return found ? std::optional{from_base64(content)} : std::nullopt;
}

} // namespace maitred::sql
