#pragma once

#include "core/house/layout.hpp"
#include "core/ports/clock.hpp"
#include "core/ports/log_watch.hpp"
#include "core/ports/storage.hpp"
#include "core/seating/table.hpp"

#include <functional>

namespace maitred {

/// An administrator saves a drawing of the room; a new one becomes the active one. The active one
/// moves the tables it names: when it becomes that, and when it is drawn anew. Blocks.
class DrawLayout {
public:
    struct Place {
        std::string table_number;
        Position location;
    };
    /// What is not given stays.
    struct Wish {
        std::optional<std::string> name = {};
        std::optional<std::string> data = {}; ///< with the canvas that it speaks of
        std::optional<Layout::Canvas> canvas = {};
        std::optional<bool> active = {};
    };
    /// Where a drawing puts which table: in what language drawings are written is not known here.
    using PlacesIn = std::function<std::vector<Place>(const std::string& drawing)>;
    struct Asked {
        RestaurantId restaurant;
        AccountId by;
        PlacesIn places_in;
        std::optional<Retried<Layout>> retry = {};
    };
    using Drawn = std::variant<Layout, Repeated>;

    DrawLayout(Storage& storage, const Clock& clock, LogWatch& watch)
        : storage_{storage}, clock_{clock}, watch_{watch}
    {
    }

    /// With a name and data. Refusals: retry_key_reused.
    Outcome<Drawn> add(const Asked& asked, const Wish& wish) const;
    /// Refusals: not_found, retry_key_reused.
    Outcome<Drawn> change(const Asked& asked, LayoutId which, const Wish& wish) const;
    /// As it was. Refusals: not_found, retry_key_reused.
    Outcome<Drawn> remove(const Asked& asked, LayoutId which) const;

private:
    using Decide = std::function<Outcome<LayoutChange>(const std::vector<Layout>&, Instant)>;

    Outcome<Drawn> refurbish(const Asked& asked, const Decide& decide) const;

    Storage& storage_;
    const Clock& clock_;
    LogWatch& watch_;
};

} // namespace maitred
