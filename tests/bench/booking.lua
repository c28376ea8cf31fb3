-- Bookings, each with a guest of its own and a free place: the threads fill slot after slot, a table
-- at a time, over a week of days that moves on. Environment: TABLES (of the house), SLOTS (a day),
-- FILL (tables to book in each slot), DAYS (days that are filled in turn), FIRST_DAY (of 2031, from 0).
local tables = tonumber(os.getenv("FILL") or os.getenv("TABLES"))
local slots = tonumber(os.getenv("SLOTS") or "48")
local days = tonumber(os.getenv("DAYS") or "7")
local minutes = 1440 / slots
local start = os.time({ year = 2031, month = 1, day = 1, hour = 0 }) + tonumber(os.getenv("FIRST_DAY") or "0") * 86400
local threads = {}

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init()
  workers = tonumber(os.getenv("WRK_THREADS") or "2")
  count, booked, refused = 0, 0, 0
  headers = { ["Content-Type"] = "application/json" }
  run = os.time() % 100000
end

-- The place number of this thread's n-th booking: day varies fastest, so that a week is filled evenly.
local function place(n)
  local day = n % days
  local rest = math.floor(n / days)
  local seat = rest % tables
  local slot = math.floor(rest / tables)
  local week = math.floor(slot / slots)
  return week * days + day, slot % slots
end

function request()
  local n = count * workers + id
  count = count + 1
  local day, slot = place(n)
  local time = os.date("!%Y-%m-%dT%H:%M:00Z", start + day * 86400 + slot * minutes * 60)
  local body = string.format(
    '{"time":"%s","guests":2,"name":"Guest %d","email":"g%d.%d.%d@example.com"}',
    time, n, run, id, count)
  return wrk.format("POST", "/api/reservations", headers, body)
end

function response(status)
  if status == 201 then booked = booked + 1 else refused = refused + 1 end
end

function done(summary, latency)
  local all, no = 0, 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("booked")
    no = no + thread:get("refused")
  end
  io.write(string.format("booked %d refused %d rate %.0f p50_ms %.2f p99_ms %.2f\n", all, no,
    all / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
