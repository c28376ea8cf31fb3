// The pictures that a restaurant shows.
#include "tests/contract/floor.hpp"

namespace maitred {
namespace {

std::string some_bytes(std::size_t count)
{
    std::string bytes(count, '\0');
    std::uint32_t state = 1;
    for (char& byte : bytes) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = static_cast<char>(state >> 24);
    }
    return bytes;
}

Picture picture_of(Storage& storage, const std::string& bytes, const std::string& caption = "")
{
    return {.id = {storage.next_number(Numbered::picture)},
            .facts = {PictureKind::webp, 8'000, 1},
            .size = static_cast<std::int64_t>(bytes.size()),
            .digest = "digest of " + std::to_string(bytes.size()),
            .caption = caption,
            .made_at = today()};
}

Committed change(const House& house, const PictureChange& change)
{
    const auto session = house.open();
    return session->refurbish(
        {.room_version = session->room().version, .at = today(), .picture = change});
}

/// A restaurant with three pictures.
struct Gallery {
    std::unique_ptr<StorageUnderTest> tested = storage_under_test();
    Storage& storage = tested->storage();
    House house{storage};
    Picture first = hung("one", "The “terrace” 🍷");
    Picture second = hung(std::string{"\0", 1}, "");
    Picture third = hung("three", "");

    Picture hung(const std::string& bytes, const std::string& caption)
    {
        const Picture picture = picture_of(storage, bytes, caption);
        REQUIRE(change(house, {picture, bytes}) == Committed::yes);
        return picture;
    }
};

TEST_CASE("pictures are listed as they were hung, one after the other")
{
    const Gallery gallery;
    const auto session = gallery.house.open();
    CHECK(session->pictures() == std::vector{gallery.first, gallery.second, gallery.third});
    CHECK(session->picture(gallery.second.id) == gallery.second);
    CHECK(session->picture({4711}) == std::nullopt);
    CHECK(session->bytes_of(gallery.first.id) == "one");
    CHECK(session->bytes_of(gallery.second.id) == std::string(1, '\0'));
    CHECK(session->bytes_of({4711}) == std::nullopt);
}

TEST_CASE("every kind of picture is one again when it is read")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    for (const PictureKind kind : {PictureKind::jpeg, PictureKind::png, PictureKind::webp}) {
        Picture picture = picture_of(tested->storage(), "x");
        picture.facts.kind = kind;
        REQUIRE(change(house, {picture, "x"}) == Committed::yes);
        CHECK(house.open()->picture(picture.id) == picture);
    }
}

TEST_CASE("a picture's bytes come back as they were given, whatever they are and however many")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    std::string every_byte;
    for (int value = 0; value < 256; ++value)
        every_byte += static_cast<char>(value);
    for (const std::string& bytes :
         {every_byte, std::string(2, '\0'), std::string(4, '\xFF'), some_bytes(9'999),
          every_byte + some_bytes(5 * 1024 * 1024 - 256)}) {
        const Picture picture = picture_of(tested->storage(), bytes);
        REQUIRE(change(house, {picture, bytes}) == Committed::yes);
        const auto found = house.open()->bytes_of(picture.id);
        CHECK((found == bytes)); // nobody wants to read them
    }
    CHECK(house.open()->pictures().size() == 5);
}

TEST_CASE("a picture gets another caption, and stays what it is")
{
    const Gallery gallery;
    Picture renamed = gallery.second;
    renamed.caption = "Ö";
    REQUIRE(change(gallery.house, {renamed}) == Committed::yes);
    CHECK(gallery.house.open()->pictures() == std::vector{gallery.first, renamed, gallery.third});
    CHECK(gallery.house.open()->bytes_of(renamed.id) == std::string(1, '\0'));
}

TEST_CASE("a picture that is taken down is gone, and may be taken down again")
{
    const Gallery gallery;
    for (int times = 0; times < 2; ++times)
        CHECK(change(gallery.house, {.picture = gallery.second, .removed = true}) ==
              Committed::yes);
    CHECK(change(gallery.house, {gallery.second}) == Committed::yes); // a caption of nothing
    const auto session = gallery.house.open();
    CHECK(session->pictures() == std::vector{gallery.first, gallery.third});
    CHECK(session->picture(gallery.second.id) == std::nullopt);
    CHECK(session->bytes_of(gallery.second.id) == std::nullopt);
}

TEST_CASE("a picture is hung with its line in the log and its answer, or not at all")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const auto session = house.open();
    const std::int64_t version = session->room().version;
    const Picture picture = picture_of(tested->storage(), "x");
    const Deed deed{EventKind::picture_hung, "account:1", today(),          "picture",
                    picture.id.number,       {},          {{"caption", ""}}};
    const KeptAnswer kept{{"hold post", "k", "f"}, "hung", today()};
    Refurbishment work{.room_version = version + 1,
                       .at = today(),
                       .deeds = {deed},
                       .kept = kept,
                       .picture = PictureChange{picture, "x"}};
    CHECK(session->refurbish(work) == Committed::day_has_changed);
    CHECK(session->pictures().empty());
    work.room_version = version;
    CHECK(session->refurbish(work) == Committed::yes);
    CHECK(session->room().version == version + 1);
    CHECK(std::get<Deed>(session->events_after(0, 10).at(0).event) == deed);
    work.room_version = version + 1;
    work.picture = PictureChange{picture_of(tested->storage(), "y"), "y"};
    CHECK(session->refurbish(work) == Committed::retry_key_is_kept);
    CHECK(session->pictures() == std::vector{picture});
}

TEST_CASE("what else may be done to pictures is told in the log")
{
    const auto tested = storage_under_test();
    const House house{tested->storage()};
    const auto session = house.open();
    Refurbishment work{.room_version = session->room().version, .at = today()};
    for (const EventKind kind :
         {EventKind::customer_registered, EventKind::restaurant_opened,
          EventKind::restaurant_closed, EventKind::picture_changed, EventKind::picture_taken_down})
        work.deeds.push_back({kind, "account:1", today(), "picture", 7, {}, {}});
    REQUIRE(session->refurbish(work) == Committed::yes);
    const auto lines = session->events_after(0, 10);
    REQUIRE(lines.size() == work.deeds.size());
    for (std::size_t i = 0; i < lines.size(); ++i)
        CHECK(std::get<Deed>(lines[i].event) == work.deeds[i]);
}

TEST_CASE("another restaurant sees no picture of this one, and neither changes nor removes one")
{
    const Gallery gallery;
    const House other{gallery.storage, "other"};
    Picture mine = gallery.first;
    mine.caption = "mine";
    CHECK(other.open()->pictures().empty());
    CHECK(other.open()->picture(mine.id) == std::nullopt);
    CHECK(other.open()->bytes_of(mine.id) == std::nullopt);
    CHECK(change(other, {mine}) == Committed::yes);
    CHECK(other.open()->pictures().empty());
    CHECK(change(other, {.picture = mine, .removed = true}) == Committed::yes);
    CHECK(other.open()->pictures().empty());
    CHECK(gallery.house.open()->picture(mine.id) == gallery.first);
    CHECK(gallery.house.open()->bytes_of(mine.id) == "one");
}

} // namespace
} // namespace maitred
