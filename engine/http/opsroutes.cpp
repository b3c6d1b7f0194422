#include "engine/http/opsroutes.h"

#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/http/responses.h"
#include "engine/metrics/process.h"
#include "engine/metrics/prometheus.h"
#include "engine/metrics/registry.h"

namespace Batanidza::OpsRoutes {

namespace {

using namespace Qt::Literals::StringLiterals;

//! So that asking often does not write often.
constexpr std::chrono::nanoseconds rememberFor = std::chrono::seconds(1);

struct Ready final : HandlerState
{
    QMutex mutex;
    std::optional<Result<void>> written; //!< guarded by mutex
};

Result<void> writeSomething(Committer &committer)
{
    const auto written =
        committer.database().run(u"INSERT INTO meta (name, value) VALUES ('readyz', ?) "
                                 u"ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                                 {toRfc3339(committer.clock().utc()).toLatin1()});
    return written ? Result<void>() : written.error();
}

//! What fails in full only to this machine: details name files.
Json checkLine(const QString &name, const Result<void> &result, bool inFull)
{
    JsonObject line{{u"name"_s, name}, {u"ok"_s, result.has_value()}};
    if (!result) {
        line.set(u"code"_s, errorName(result.error().code));
        if (inFull)
            line.set(u"detail"_s, result.error().detail);
    }
    return line;
}

HttpResponse verdict(const RouteCall &call, const Result<void> &read, const Result<void> &written)
{
    const bool ready = read && written;
    const bool inFull = call.request().loopback;
    HttpResponse response = jsonResponse(
        JsonObject{{u"ready"_s, ready},
                   {u"checks"_s, JsonArray{checkLine(u"store-read"_s, read, inFull),
                                           checkLine(u"store-write"_s, written, inFull)}}},
        ready ? 200 : 503);
    response.with("Cache-Control", "no-store");
    call.services.readiness.remember(response, call.services.parts.clock.monotonic() + rememberFor);
    return response;
}

Result<void> readSomething(HttpServices &services)
{
    const auto worker = services.worker();
    if (!worker)
        return worker.error();
    const auto types = (*worker)->reader->types(TenantId(u"readyz"_s));
    return types ? Result<void>() : types.error();
}

} // namespace

Handled livez(RouteCall &)
{
    HttpResponse response;
    response.body = "ok\n";
    response.with("Content-Type", "text/plain; charset=utf-8").with("Cache-Control", "no-store");
    return response;
}

Handled readyz(RouteCall &call)
{
    HttpServices &services = call.services;
    Exchange &exchange = call.exchange;
    const std::chrono::nanoseconds now = services.parts.clock.monotonic();
    if (!exchange.state) {
        if (auto known = services.readiness.known(now))
            return std::move(*known);
        auto made = std::make_shared<Ready>();
        exchange.state = made;
        exchange.deadline = exchange.startedAt + services.limits.readyWithin;
        services.parts.writer.perform(writeSomething, [made, waiting = exchange.weak_from_this()](
                                                          const Result<void> &result) {
            {
                const QMutexLocker lock(&made->mutex);
                made->written = result;
            }
            if (const auto waits = waiting.lock())
                waits->wake();
        });
        // Nobody commits for the empty tenant: this only wakes at the deadline.
        (void)services.polls.wait(TenantId(), services.polls.generation(TenantId()),
                                  exchange.shared_from_this(), exchange.deadline);
        return Later();
    }
    auto &state = static_cast<Ready &>(*exchange.state);
    std::optional<Result<void>> written;
    {
        const QMutexLocker lock(&state.mutex);
        written = state.written;
    }
    if (written)
        return verdict(call, readSomething(services), *written);
    if (now < exchange.deadline)
        return Later();
    return verdict(call, readSomething(services),
                   Error{ErrorCode::Unavailable, u"The writer did not answer within %1 ms."_s.arg(
                                                     services.limits.readyWithin.count())});
}

Handled metrics(RouteCall &call)
{
    Registry &registry = call.services.parts.registry;
    recordProcessNumbers(registry);
    registry.gauge(u"batanidza_http_polls"_s, u"Long polls that wait."_s)
        .set(call.services.polls.size());
    call.services.cache.record(registry);
    registry.gauge(u"batanidza_http_sessions"_s, u"Sessions that said hello over HTTP."_s)
        .set(call.services.sessions.size());
    HttpResponse response;
    response.body = writePrometheus(registry.snapshot());
    response.with("Content-Type", prometheusContentType).with("Cache-Control", "no-store");
    deflateFor(call.request(), response);
    return response;
}

} // namespace Batanidza::OpsRoutes
