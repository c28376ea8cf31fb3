#include "adapters/metrics/prometheus_measures.hpp"

#include "adapters/metrics/request_meter.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace maitred::metrics {
namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;

Counter& counter(prometheus::Registry& registry, const char* name, const char* help)
{
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help)
{
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

Histogram& histogram(prometheus::Registry& registry, const char* name, const char* help,
                     const Histogram::BucketBoundaries& bounds)
{
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, bounds);
}

} // namespace

struct PrometheusMeasures::Figures {
    prometheus::Registry registry;
    Gauge& waiting = gauge(registry, "maitred_desk_waiting_commands",
                           "Commands that wait at the desk for a batch.");
    Histogram& batch_size =
        histogram(registry, "maitred_desk_batch_commands", "Commands decided in one batch.",
                  {1, 2, 4, 8, 16, 32, 64, 128, 256, 512});
    Histogram& batch_time = histogram(
        registry, "maitred_desk_batch_duration_seconds", "Time to decide and commit one batch.",
        {.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5});
    Counter& decided_again = counter(registry, "maitred_desk_decided_again_total",
                                     "Batches decided again: another node changed the day.");
    Counter& turned_away = counter(registry, "maitred_desk_turned_away_total",
                                   "Commands turned away because the queue was full.");
    Counter& in_doubt = counter(registry, "maitred_commits_in_doubt_total",
                                "Commits whose answer was lost and had to be looked up.");
    Gauge& lent =
        gauge(registry, "maitred_storage_connections_lent", "Storage connections in use.");
    Counter& away =
        counter(registry, "maitred_storage_away_total", "Times that storage could not be reached.");
    Counter& limited =
        counter(registry, "maitred_http_rate_limited_total", "Requests refused by the rate limit.");
    Counter& notices_sent = counter(registry, "maitred_notices_sent_total", "Notices sent.");
    Counter& notices_put_off = counter(registry, "maitred_notices_put_off_total",
                                       "Tries to send a notice that failed, to be repeated.");
    Counter& notices_given_up = counter(registry, "maitred_notices_given_up_total",
                                        "Notices given up after their last try.");
};

PrometheusMeasures::PrometheusMeasures() : figures_{std::make_unique<Figures>()} {}
PrometheusMeasures::~PrometheusMeasures() = default;

void PrometheusMeasures::desk_waiting(std::size_t commands)
{
    figures_->waiting.Set(static_cast<double>(commands));
}

void PrometheusMeasures::desk_batch(std::size_t commands, std::chrono::microseconds took)
{
    figures_->batch_size.Observe(static_cast<double>(commands));
    figures_->batch_time.Observe(std::chrono::duration<double>{took}.count());
}

void PrometheusMeasures::desk_decided_again()
{
    figures_->decided_again.Increment();
}
void PrometheusMeasures::desk_turned_away()
{
    figures_->turned_away.Increment();
}
void PrometheusMeasures::commit_in_doubt()
{
    figures_->in_doubt.Increment();
}

void PrometheusMeasures::storage_connections_lent(std::size_t connections)
{
    figures_->lent.Set(static_cast<double>(connections));
}

void PrometheusMeasures::storage_away()
{
    figures_->away.Increment();
}
void PrometheusMeasures::rate_limited()
{
    figures_->limited.Increment();
}
void PrometheusMeasures::notice_sent()
{
    figures_->notices_sent.Increment();
}
void PrometheusMeasures::notice_put_off()
{
    figures_->notices_put_off.Increment();
}
void PrometheusMeasures::notice_given_up()
{
    figures_->notices_given_up.Increment();
}

std::unique_ptr<RequestObserver>
PrometheusMeasures::meter(const std::vector<std::string>& route_names)
{
    return std::make_unique<RequestMeter>(figures_->registry, *this, route_names);
}

std::string PrometheusMeasures::text() const
{
    return prometheus::TextSerializer{}.Serialize(figures_->registry.Collect());
}

} // namespace maitred::metrics
