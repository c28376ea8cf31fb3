#include "adapters/http/guard.hpp"

#include "adapters/http/worker_pool.hpp"
#include "core/ports/failures.hpp"

#include <algorithm>
#include <exception>
#include <memory>
#include <utility>

namespace maitred::http {
namespace {

Response with_retry_after(Response response)
{
    const bool there = std::ranges::any_of(
        response.headers, [](const auto& field) { return field.first == "Retry-After"; });
    if (response.status == 503 && !there)
        response.headers.emplace_back("Retry-After", "1");
    return response;
}

} // namespace

Response say_fault(const Surface& surface, Fault fault, const Request& asked)
{
    return with_retry_after(surface.say_to ? surface.say_to(fault, asked) : surface.say(fault));
}

void run_guarded(const std::string& request_id, const std::function<Response(Fault)>& say,
                 RequestObserver& observer, const Responder& answer,
                 const std::function<void()>& work)
{
    Fault fault = Fault::internal;
    try {
        return work();
    } catch (const Unavailable& failure) {
        fault = Fault::unavailable;
        observer.handler_failed(request_id, failure.what());
    } catch (const CommitInDoubt& failure) {
        // To be asked again as well: the retry key finds out what became of the first attempt.
        fault = Fault::unavailable;
        observer.handler_failed(request_id, failure.what());
    } catch (const std::exception& failure) {
        observer.handler_failed(request_id, failure.what());
    } catch (...) {
        observer.handler_failed(request_id, "something that is not an exception was thrown");
    }
    answer(with_retry_after(say(fault)));
}

Handler in_background(WorkerPool& pool, RequestObserver& observer,
                      std::function<Response(Fault)> say, Handler handler)
{
    return [&pool, &observer, say = std::move(say),
            handler = std::make_shared<const Handler>(std::move(handler))](const Request& request,
                                                                           Responder answer) {
        // The request lives only until we return: the job keeps a copy.
        const auto kept = std::make_shared<const Request>(request);
        const bool accepted = pool.try_run([&observer, say, handler, kept, answer] {
            run_guarded(kept->id, say, observer, answer, [&] { (*handler)(*kept, answer); });
        });
        if (!accepted)
            answer(with_retry_after(say(Fault::unavailable)));
    };
}

} // namespace maitred::http
