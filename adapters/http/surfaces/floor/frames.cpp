#include "adapters/http/surfaces/floor/frames.hpp"

#include "adapters/http/surfaces/floor/dto.hpp"
#include "adapters/http/text/time.hpp"

#include <boost/json/serialize.hpp>

#include <map>
#include <optional>

namespace maitred::http::floor {
namespace {

namespace json = boost::json;

/// Turns one line into the data of a frame and its type; nothing for a line that nobody sees.
struct Told {
    struct Frame {
        const char* type;
        json::object data;
        Instant at;
    };
    const std::map<TableId, Uuid>& tables;

    std::optional<Frame> operator()(const Event& event) const
    {
        const auto table = event.after.table ? tables.find(*event.after.table) : tables.end();
        return Frame{"reservation_update",
                     shown(event.after, table == tables.end() ? Uuid{} : table->second, event.at),
                     event.at};
    }
    std::optional<Frame> operator()(const TableEvent& event) const
    {
        json::object data = shown(event.after);
        if (event.kind == EventKind::table_removed)
            data["deleted"] = true;
        return Frame{"table_update", std::move(data), event.at};
    }
    std::optional<Frame> operator()(const Deed&) const { return std::nullopt; }
};

} // namespace

std::vector<LiveFrame> frames_of(const std::vector<Recorded>& lines,
                                 const std::vector<KnownTable>& tables,
                                 const std::string& restaurant)
{
    std::map<TableId, Uuid> uuids;
    for (const KnownTable& known : tables)
        uuids.emplace(known.table.id, known.table.uuid);
    std::vector<LiveFrame> frames;
    for (const Recorded& line : lines) {
        auto told = std::visit(Told{uuids}, line.event);
        if (!told)
            continue;
        const json::object frame{{"type", told->type},
                                 {"data", std::move(told->data)},
                                 {"timestamp", write_time(told->at)},
                                 {"restaurant_id", restaurant},
                                 {"sequence", line.sequence}};
        frames.push_back(
            {line.sequence, std::make_shared<const std::string>(json::serialize(frame))});
    }
    return frames;
}

RenderFrames render_frames()
{
    return [](StorageSession& session, RestaurantId, const std::vector<Recorded>& lines) {
        return frames_of(lines, session.tables(), session.profile().uuid.text());
    };
}

} // namespace maitred::http::floor
