// What a client sends, from the raw header to a booking form: whatever the bytes are, they are read
// or refused, and what was read keeps its promises.
#include "adapters/http/surfaces/guest/booking_form.hpp"
#include "adapters/http/text/json_reading.hpp"
#include "adapters/http/text/query.hpp"
#include "adapters/http/text/time.hpp"
#include "adapters/server/strict_gate.hpp"
#include "core/base/ensure.hpp"
#include "core/calendar/slot.hpp"

#include <cstdint>

using namespace maitred;

namespace {

void read_header(std::string_view bytes)
{
    if (server::strict_gate(bytes))
        return;
    (void)server::raw_path(bytes);
}

void read_url(std::string_view bytes)
{
    const auto target = http::read_target(bytes);
    if (!target)
        return;
    ensure(printable_length(target->path) != not_printable, "a path is clean once it was read");
    for (const auto& [name, value] : target->query)
        if (const auto time = http::read_time(value))
            ensure(http::read_time(http::write_time(*time)).has_value(),
                   "a time that was read is written so that it can be read again");
}

void read_booking(std::string_view bytes)
{
    const auto body = http::read_object(bytes);
    if (!body)
        return;
    const auto read = http::guest::read_booking_form(*body, 10);
    if (!read.form)
        return ensure(!read.missing.empty() || !read.complaints.empty(),
                      "a form that is refused has something wrong with it");
    ensure(read.form->party >= 1 && read.form->party <= 10, "a party that was read can be seated");
    const auto grid = SlotGrid::every(std::chrono::minutes{30});
    const Slot slot = grid->slot_at(read.form->time);
    ensure(slot.start() <= read.form->time, "nobody gets a later slot than they asked for");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    switch (data[0] % 3) {
    case 0: read_header(bytes); break;
    case 1: read_url(bytes); break;
    default: read_booking(bytes); break;
    }
    return 0;
}
