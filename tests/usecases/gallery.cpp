#include "adapters/crypto/sodium_seals.hpp"
#include "adapters/storage/memory/memory_storage.hpp"
#include "core/usecases/change_gallery.hpp"
#include "tests/support/hours.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/settable_clock.hpp"

namespace maitred {
namespace {

/// Takes every text for a picture of ten by five, unless it says otherwise.
class ReadsWords final : public Pictures {
public:
    Outcome<PictureFacts> examine(std::string_view bytes) const override
    {
        if (bytes == "no picture")
            return Reason::bad_picture;
        if (bytes == "too large")
            return Reason::picture_too_large;
        return PictureFacts{PictureKind::png, 10, 5};
    }
};

struct Walls {
    SettableClock clock{at("12:00")};
    memory::MemoryStorage storage;
    RestaurantId cafe = storage.settle_house({"cafe", "Café", "UTC"}, at("12:00")).house;
    crypto::SodiumSeals seals{"a secret of thirty-two characters"};
    ReadsWords pictures;
    NobodyListens watch;
    ChangeGallery change{{storage, clock, watch, pictures, seals}};

    ChangeGallery::Asked asked() const { return {cafe, "account:1"}; }
    Picture hang(const std::string& bytes, const std::string& caption = {})
    {
        const auto hung = change.hang(asked(), bytes, caption);
        REQUIRE(hung);
        return std::get<Picture>(*hung);
    }
    std::vector<Picture> hanging() { return storage.open(cafe)->pictures(); }
    Deed last_deed()
    {
        return std::get<Deed>(storage.open(cafe)->events_before(1'000, 1).front().event);
    }
};

template <class T> Reason reason_of(const Outcome<T>& outcome)
{
    REQUIRE(!outcome);
    return outcome.error().reason;
}

TEST_CASE("a picture hangs as it was found to be, with its bytes")
{
    Walls walls;
    const Picture garden = walls.hang("a garden", "The garden");
    CHECK(garden.facts == PictureFacts{PictureKind::png, 10, 5});
    CHECK(garden.size == 8);
    CHECK(garden.caption == "The garden");
    CHECK(garden.made_at == at("12:00"));
    CHECK(walls.hanging() == std::vector{garden});
    CHECK(walls.storage.open(walls.cafe)->bytes_of(garden.id) == "a garden");
    CHECK(walls.hang("a garden").digest == garden.digest);
    CHECK(walls.hang("a door").digest != garden.digest);
}

TEST_CASE("what is no picture, or too large a one, does not hang")
{
    Walls walls;
    CHECK(reason_of(walls.change.hang(walls.asked(), "no picture", "")) == Reason::bad_picture);
    CHECK(reason_of(walls.change.hang(walls.asked(), "too large", "")) ==
          Reason::picture_too_large);
    CHECK(walls.hanging().empty());
}

TEST_CASE("fifty pictures hang, and the next does once one is taken down")
{
    Walls walls;
    for (int i = 0; i < most_pictures; ++i)
        walls.hang("picture " + std::to_string(i));
    CHECK(reason_of(walls.change.hang(walls.asked(), "one more", "")) == Reason::too_many_pictures);
    const Picture first = walls.hanging().front();
    REQUIRE(walls.change.take_down(walls.asked(), first.id));
    CHECK(walls.hang("one more").id != first.id);
}

TEST_CASE("a picture gets another caption and keeps its bytes")
{
    Walls walls;
    const Picture garden = walls.hang("a garden", "The garden");
    const auto changed = walls.change.recaption(walls.asked(), garden.id, "In spring");
    REQUIRE(changed);
    CHECK(std::get<Picture>(*changed).caption == "In spring");
    CHECK(walls.hanging().front().caption == "In spring");
    CHECK(walls.storage.open(walls.cafe)->bytes_of(garden.id) == "a garden");
}

TEST_CASE("a picture that is not there is neither described nor taken down")
{
    Walls walls;
    const Picture garden = walls.hang("a garden");
    const auto taken_down = walls.change.take_down(walls.asked(), garden.id);
    REQUIRE(taken_down);
    CHECK(std::get<Picture>(*taken_down) == garden);
    CHECK(walls.hanging().empty());
    CHECK(reason_of(walls.change.take_down(walls.asked(), garden.id)) == Reason::not_found);
    CHECK(reason_of(walls.change.recaption(walls.asked(), garden.id, "x")) == Reason::not_found);
}

TEST_CASE("the log tells who hung, described and took down which picture")
{
    Walls walls;
    const Picture garden = walls.hang("a garden", "The garden");
    const Deed hung = walls.last_deed();
    CHECK(hung.kind == EventKind::picture_hung);
    CHECK(hung.actor == "account:1");
    CHECK(hung.subject == "picture");
    CHECK(hung.subject_id == garden.id.number);
    CHECK(
        hung.after ==
        Facts{{"kind", "image/png"}, {"width", "10"}, {"height", "5"}, {"caption", "The garden"}});
    REQUIRE(walls.change.recaption(walls.asked(), garden.id, "In spring"));
    CHECK(walls.last_deed().kind == EventKind::picture_changed);
    CHECK(walls.last_deed().before.at("caption") == "The garden");
    CHECK(walls.last_deed().after.at("caption") == "In spring");
    REQUIRE(walls.change.take_down(walls.asked(), garden.id));
    CHECK(walls.last_deed().kind == EventKind::picture_taken_down);
    CHECK(walls.last_deed().before.at("caption") == "In spring");
}

TEST_CASE("a picture that is sent again with its key hangs once")
{
    Walls walls;
    ChangeGallery::Asked asked = walls.asked();
    asked.retry = Retried<Picture>{{"hold", "k", "f"},
                                   [](const Picture& hung) { return "hung " + hung.caption; }};
    REQUIRE(walls.change.hang(asked, "a garden", "once"));
    const auto again = walls.change.hang(asked, "a garden", "once");
    REQUIRE(again);
    CHECK(std::get<Repeated>(*again).answer == "hung once");
    CHECK(walls.hanging().size() == 1);
    asked.retry->key.fingerprint = "another";
    CHECK(reason_of(walls.change.hang(asked, "a door", "")) == Reason::retry_key_reused);
}

} // namespace
} // namespace maitred
