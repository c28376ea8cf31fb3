-- Questions for half-booked slots of one week.
local slots = tonumber(os.getenv("SLOTS") or "48")
local days = tonumber(os.getenv("DAYS") or "7")
local start = os.time({ year = 2031, month = 1, day = 1, hour = 0 })
local paths = {}

function init()
  for day = 0, days - 1 do
    for slot = 0, slots - 1 do
      local time = os.date("!%Y-%m-%dT%H:%M:00Z", start + day * 86400 + slot * 86400 / slots)
      table.insert(paths, wrk.format("GET", "/api/reservations/availability?time=" .. time))
    end
  end
end

local n = 0

function request()
  n = n % #paths + 1
  return paths[n]
end

function done(summary, latency)
  io.write(string.format("answers %d errors %d rate %.0f p50_ms %.2f p99_ms %.2f\n",
    summary.requests, summary.errors.status, summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
