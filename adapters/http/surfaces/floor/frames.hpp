#pragma once

#include "core/ports/live_frames.hpp"

#include <string>

namespace maitred::http::floor {

/// Lines of the log as the live socket shows them: changes of tables and reservations. Others are
/// left out. `restaurant` is its UUID.
std::vector<LiveFrame> frames_of(const std::vector<Recorded>& lines,
                                 const std::vector<KnownTable>& tables,
                                 const std::string& restaurant);

/// The same, for the feed: looks up what the lines need.
RenderFrames render_frames();

} // namespace maitred::http::floor
