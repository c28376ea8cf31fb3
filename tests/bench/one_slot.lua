-- Everyone wants the same slot. Counts the winners.
local threads = {}

function setup(thread)
  thread:set("id", #threads)
  table.insert(threads, thread)
end

function init()
  count, won, full, other = 0, 0, 0, 0
  headers = { ["Content-Type"] = "application/json" }
end

function request()
  count = count + 1
  return wrk.format("POST", "/api/reservations", headers, string.format(
    '{"time":"2032-02-14T21:00:00Z","guests":2,"name":"Late %d","email":"late%d.%d@example.com"}',
    count, id, count))
end

function response(status)
  if status == 201 then won = won + 1 elseif status == 409 then full = full + 1 else other = other + 1 end
end

function done(summary, latency)
  local winners, losers, others = 0, 0, 0
  for _, thread in ipairs(threads) do
    winners = winners + thread:get("won")
    losers = losers + thread:get("full")
    others = others + thread:get("other")
  end
  io.write(string.format("winners %d refused %d other %d rate %.0f p50_ms %.2f p99_ms %.2f\n",
    winners, losers, others, summary.requests / (summary.duration / 1e6),
    latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
