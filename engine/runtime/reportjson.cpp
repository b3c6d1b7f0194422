#include "engine/runtime/reportjson.h"

#include "engine/base/clock.h"

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Json timeOrNull(Millis time)
{
    return time.count() > 0 ? Json(toRfc3339(time)) : Json();
}

Json writeLatency(const Histogram &latency)
{
    JsonObject json{{u"samples"_s, latency.count()}};
    if (!latency.isEmpty()) {
        json.set(u"p50Ms"_s, latency.quantile(0.5));
        json.set(u"p95Ms"_s, latency.quantile(0.95));
        json.set(u"p99Ms"_s, latency.quantile(0.99));
        json.set(u"maxMs"_s, latency.max());
    }
    return Json(std::move(json));
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Ok:
        return u"ok"_s;
    case Severity::Unknown:
        return u"unknown"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Critical:
        return u"critical"_s;
    }
    return {};
}

} // namespace

Json writeError(const Error &error)
{
    return Json(JsonObject{{u"code"_s, errorName(error.code)}, {u"detail"_s, error.detail}});
}

Error readError(const Json &json)
{
    return Error{errorFromName(json[u"code"].toString()), json[u"detail"].toString()};
}

Json writeImportReport(const ImportReport &report)
{
    JsonArray files;
    for (const FileReport &file : report.reports) {
        files.append(Json(JsonObject{{u"file"_s, file.file},
                                     {u"refused"_s, file.refused},
                                     {u"rule"_s, file.rule},
                                     {u"path"_s, file.pointer},
                                     {u"error"_s, writeError(file.error)},
                                     {u"fix"_s, file.fix}}));
    }
    return Json(JsonObject{{u"importId"_s, report.importId},
                           {u"files"_s, report.files},
                           {u"added"_s, report.added},
                           {u"changed"_s, report.changed},
                           {u"unchanged"_s, report.unchanged},
                           {u"queued"_s, report.queued},
                           {u"refused"_s, report.refused},
                           {u"blobs"_s, report.blobs},
                           {u"cancelled"_s, report.cancelled},
                           {u"reports"_s, Json(std::move(files))}});
}

ImportReport readImportReport(const Json &json)
{
    ImportReport report;
    report.importId = json[u"importId"].toString();
    report.files = json[u"files"].toInteger();
    report.added = json[u"added"].toInteger();
    report.changed = json[u"changed"].toInteger();
    report.unchanged = json[u"unchanged"].toInteger();
    report.queued = json[u"queued"].toInteger();
    report.refused = json[u"refused"].toInteger();
    report.blobs = json[u"blobs"].toInteger();
    report.cancelled = json[u"cancelled"].toBool();
    for (const Json &file : json[u"reports"].toArray()) {
        report.reports.append(FileReport{file[u"file"].toString(), readError(file[u"error"]),
                                         file[u"rule"].toString(), file[u"path"].toString(),
                                         file[u"fix"].toString(), file[u"refused"].toBool()});
    }
    return report;
}

Json writeResyncReport(const ResyncReport &report)
{
    return JsonObject{
        {u"devices"_s, report.cost.devices},
        {u"items"_s, report.cost.items},
        {u"bytes"_s, report.cost.bytes},
        {u"seq"_s, report.sequence.value() > 0 ? Json(report.sequence.value()) : Json()}};
}

ResyncReport readResyncReport(const Json &json)
{
    return {{json[u"devices"].toInteger(), json[u"items"].toInteger(), json[u"bytes"].toInteger()},
            Sequence(json[u"seq"].toInteger())};
}

Json writeTokenInfo(const TokenInfo &token)
{
    return Json(JsonObject{{u"id"_s, token.id.toString()},
                           {u"label"_s, token.label},
                           {u"role"_s, token.role},
                           {u"platform"_s, token.platform},
                           {u"tenant"_s, token.tenant.toString()},
                           {u"createdAt"_s, timeOrNull(token.createdAt)},
                           {u"expiresAt"_s, timeOrNull(token.expiresAt)},
                           {u"revoked"_s, token.revoked}});
}

Json writeInvitation(const DeviceInvitation &invitation)
{
    Json json = writeTokenInfo(invitation.token);
    json.set(u"token"_s, invitation.secret);
    if (!invitation.webSocketAddress.isEmpty()) {
        json.set(u"ws"_s, invitation.webSocketAddress);
        json.set(u"http"_s, invitation.httpAddress);
        json.set(u"link"_s, invitation.link);
    }
    return json;
}

Json writeProgress(const JobProgress &progress)
{
    return Json(JsonObject{{u"job"_s, progress.job},
                           {u"done"_s, progress.done},
                           {u"total"_s, progress.total},
                           {u"current"_s, progress.current}});
}

JobProgress readProgress(const Json &json)
{
    return JobProgress{json[u"job"].toString(), json[u"done"].toInteger(),
                       json[u"total"].toInteger(), json[u"current"].toString()};
}

Json writeSnapshot(const EngineSnapshot &snapshot)
{
    JsonArray platforms;
    for (const PlatformStatus &platform : snapshot.platforms) {
        platforms.append(Json(JsonObject{{u"platform"_s, platformName(platform.platform)},
                                         {u"state"_s, severityName(platform.severity)},
                                         {u"sessions"_s, platform.sessions},
                                         {u"known"_s, platform.known},
                                         {u"version"_s, platform.version.value()},
                                         {u"behind"_s, platform.behind},
                                         {u"edits"_s, platform.edits},
                                         {u"requests"_s, platform.requests},
                                         {u"errors"_s, platform.errors},
                                         {u"propagation"_s, writeLatency(platform.propagation)}}));
    }
    JsonArray checks;
    for (const HealthCheck &check : snapshot.checks) {
        checks.append(Json(JsonObject{{u"check"_s, check.name},
                                      {u"state"_s, severityName(check.severity)},
                                      {u"detail"_s, check.detail}}));
    }
    return Json(JsonObject{{u"at"_s, timeOrNull(snapshot.takenAt)},
                           {u"startedAt"_s, timeOrNull(snapshot.startedAt)},
                           {u"state"_s, severityName(snapshot.severity)},
                           {u"connections"_s, snapshot.connections},
                           {u"writerQueue"_s, snapshot.writerQueue},
                           {u"editsPerSecond"_s, snapshot.editsPerSecond},
                           {u"deliveriesPerSecond"_s, snapshot.deliveriesPerSecond},
                           {u"propagation"_s, writeLatency(snapshot.propagation)},
                           {u"platforms"_s, Json(std::move(platforms))},
                           {u"checks"_s, Json(std::move(checks))}});
}

} // namespace Batanidza
