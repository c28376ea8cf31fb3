#pragma once

#include "core/ports/clock.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/pictures.hpp"
#include "core/ports/seals.hpp"
#include "core/ports/storage.hpp"

namespace maitred {

/// Pictures of a restaurant are hung, described and taken down. Blocks, and is slow for large ones.
class ChangeGallery {
public:
    struct Asked {
        RestaurantId restaurant;
        std::string actor;
        std::optional<Retried<Picture>> retry = {};
    };
    using Changed = std::variant<Picture, Repeated>;

    struct Needs {
        Storage& storage;
        const Clock& clock;
        LogWatch& watch;
        const Pictures& pictures;
        const Seals& seals;
    };
    explicit ChangeGallery(const Needs& needs) : needs_{needs} {}

    /// Refusals: bad_picture, picture_too_large, retry_key_reused; too_many_pictures where as many
    /// hang as there may be.
    Outcome<Changed> hang(const Asked& asked, const std::string& bytes,
                          const std::string& caption) const;
    /// Refusals: retry_key_reused, not_found.
    Outcome<Changed> recaption(const Asked& asked, PictureId which,
                               const std::string& caption) const;
    /// As it was. Refusals: retry_key_reused, not_found.
    Outcome<Changed> take_down(const Asked& asked, PictureId which) const;

private:
    /// What is to be done, and the log's line of it.
    struct Decided {
        PictureChange change;
        Deed deed;
    };
    using Decide = std::function<Outcome<Decided>(StorageSession&, Instant)>;

    Outcome<Changed> refurbish(const Asked& asked, const Decide& decide) const;

    Needs needs_;
};

} // namespace maitred
