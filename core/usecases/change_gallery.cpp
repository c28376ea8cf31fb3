#include "core/usecases/change_gallery.hpp"

#include "core/usecases/refurbish.hpp"

namespace maitred {
namespace {

Facts facts_of(const Picture& picture)
{
    return {{"kind", std::string{media_type_of(picture.facts.kind)}},
            {"width", std::to_string(picture.facts.width)},
            {"height", std::to_string(picture.facts.height)},
            {"caption", picture.caption}};
}

Deed deed_of(EventKind kind, const std::string& actor, Instant now, PictureId which)
{
    return {kind, actor, now, "picture", which.number};
}

} // namespace

/// A stranger's picture is looked at before anything is opened: that takes its time.
Outcome<ChangeGallery::Changed> ChangeGallery::hang(const Asked& asked, const std::string& bytes,
                                                    const std::string& caption) const
{
    TRY(facts, needs_.pictures.examine(bytes));
    const Picture examined{.id = {needs_.storage.next_number(Numbered::picture)},
                           .facts = facts,
                           .size = static_cast<std::int64_t>(bytes.size()),
                           .digest = needs_.seals.fingerprint(bytes),
                           .caption = caption};
    return refurbish(asked, [&](StorageSession& session, Instant now) -> Outcome<Decided> {
        if (session.pictures().size() >= most_pictures)
            return Reason::too_many_pictures;
        Decided decided{{.picture = examined, .bytes = bytes},
                        deed_of(EventKind::picture_hung, asked.actor, now, examined.id)};
        decided.change.picture.made_at = now;
        decided.deed.after = facts_of(examined);
        return decided;
    });
}

Outcome<ChangeGallery::Changed> ChangeGallery::recaption(const Asked& asked, PictureId which,
                                                         const std::string& caption) const
{
    return refurbish(asked, [&](StorageSession& session, Instant now) -> Outcome<Decided> {
        const std::optional<Picture> before = session.picture(which);
        if (!before)
            return Reason::not_found;
        Decided decided{{.picture = *before},
                        deed_of(EventKind::picture_changed, asked.actor, now, which)};
        decided.change.picture.caption = caption;
        decided.deed.before = facts_of(*before);
        decided.deed.after = facts_of(decided.change.picture);
        return decided;
    });
}

Outcome<ChangeGallery::Changed> ChangeGallery::take_down(const Asked& asked, PictureId which) const
{
    return refurbish(asked, [&](StorageSession& session, Instant now) -> Outcome<Decided> {
        const std::optional<Picture> before = session.picture(which);
        if (!before)
            return Reason::not_found;
        Decided decided{{.picture = *before, .removed = true},
                        deed_of(EventKind::picture_taken_down, asked.actor, now, which)};
        decided.deed.before = facts_of(*before);
        return decided;
    });
}

Outcome<ChangeGallery::Changed> ChangeGallery::refurbish(const Asked& asked,
                                                         const Decide& decide) const
{
    const auto session = needs_.storage.open(asked.restaurant);
    const auto plan = [&](Instant now) -> Outcome<Planned<Picture>> {
        TRY(decided, decide(*session, now));
        Planned<Picture> planned{{}, decided.change.picture};
        planned.work.picture = std::move(decided.change);
        planned.work.deeds = {std::move(decided.deed)};
        return planned;
    };
    return refurbish_room<Picture>(
        *session, needs_.clock, needs_.watch, asked.restaurant, asked.retry, plan,
        [](Committed, const Planned<Picture>&) { return std::optional<Refusal>{}; });
}

} // namespace maitred
