#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/runtime/runfile.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/importlog.h"
#include "engine/store/migrations.h"
#include "engine/store/workspace.h"

#include <QFileInfo>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

Result<Json> readStats(const QString &folder, const TenantId &tenant)
{
    const auto database = openForReading(storeFile(folder));
    if (!database)
        return database.error();
    const auto head = EventLog(**database).head(tenant);
    if (!head)
        return head.error();
    const auto counts = ContentStore(**database).counts(tenant);
    if (!counts)
        return counts.error();
    const auto waiting = ConflictQueue(**database).count(tenant);
    if (!waiting)
        return waiting.error();
    JsonObject json{{u"tenant"_s, tenant.toString()},
                    {u"cursor"_s, head->toString()},
                    {u"sequence"_s, head->sequence.value()},
                    {u"items"_s, counts->items},
                    {u"revisions"_s, counts->revisions},
                    {u"bodies"_s, counts->bodies},
                    {u"bodyBytes"_s, counts->bodyBytes},
                    {u"conflictsWaiting"_s, *waiting},
                    {u"databaseBytes"_s, QFileInfo(storeFile(folder)).size() +
                                             QFileInfo(storeFile(folder) + u"-wal"_s).size()},
                    {u"running"_s, false}};
    if (const auto import = ImportLog(**database).latest(tenant); import && !import->isEmpty())
        json.set(u"lastImport"_s, *import);
    if (const auto run = RunFile::read(folder)) {
        json.set(u"running"_s, true);
        json.set(u"pid"_s, run->pid);
        json.set(u"ws"_s, run->webSocketAddress);
        json.set(u"http"_s, run->httpAddress);
        if (const auto live = controlCall(run->control, u"stats"_s, Json(JsonObject())))
            json.set(u"engine"_s, *live);
    }
    return Json(std::move(json));
}

QString shown(double value)
{
    return QString::number(value, 'g', 4);
}

//! Every metric and what grows, of the engine that runs.
ExitCode detailed(const QCommandLineParser &parser, const QString &folder)
{
    const auto run = runningEngine(folder, tenantOf(parser));
    if (!run) {
        (void)fail(run.error());
        return run.error().code == ErrorCode::NotFound ? ExitCode::NotRunning : ExitCode::Failed;
    }
    const auto numbers = controlCall(run->control, u"stats.detailed"_s, Json(JsonObject()));
    if (!numbers)
        return fail(numbers.error());
    if (parser.isSet(u"json"_s)) {
        say(QString::fromUtf8(writeJson(*numbers)));
        return ExitCode::Ok;
    }
    for (const Json &metric : (*numbers)[u"metrics"].toArray()) {
        QString name = metric[u"name"].toString();
        for (const auto &[label, value] : metric[u"labels"].toObject())
            name += u" %1=%2"_s.arg(label, value.toString());
        if (metric[u"kind"].toString() != u"histogram")
            say(u"%1 %2"_s.arg(name).arg(metric[u"value"].toInteger()));
        else
            say(u"%1 %2 times, P50 %3, P95 %4, P99 %5, most %6"_s.arg(name)
                    .arg(metric[u"count"].toInteger())
                    .arg(shown(metric[u"p50"].toDouble()), shown(metric[u"p95"].toDouble()),
                         shown(metric[u"p99"].toDouble()), shown(metric[u"max"].toDouble())));
    }
    for (const Json &forecast : (*numbers)[u"capacity"].toArray())
        say(u"%1 grows by %2 a day: %3 in 30 days (%4 to %5)"_s.arg(
            forecast[u"name"].toString(), shown(forecast[u"perDay"].toDouble()),
            shown(forecast[u"inAMonth"][u"expected"].toDouble()),
            shown(forecast[u"inAMonth"][u"low"].toDouble()),
            shown(forecast[u"inAMonth"][u"high"].toDouble())));
    return ExitCode::Ok;
}

ExitCode stats(const QCommandLineParser &parser)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    if (parser.isSet(u"detailed"_s))
        return detailed(parser, *folder);
    const auto json = readStats(*folder, tenantOf(parser));
    if (!json)
        return fail(json.error());
    if (parser.isSet(u"json"_s)) {
        say(QString::fromUtf8(writeJson(*json)));
        return ExitCode::Ok;
    }
    for (const auto &[key, value] : json->toObject()) {
        if (!value.isObject())
            say(u"%1 %2"_s.arg(key, -18).arg(
                value.isString() ? value.toString() : QString::fromUtf8(writeJson(value))));
    }
    for (const Json &platform : (*json)[u"engine"][u"platforms"].toArray()) {
        say(u"%1 %2, %3 connected, v%4, %5 behind"_s.arg(platform[u"platform"].toString(), -18)
                .arg(platform[u"state"].toString())
                .arg(platform[u"sessions"].toInteger())
                .arg(platform[u"version"].toInteger())
                .arg(platform[u"behind"].toInteger()));
    }
    return ExitCode::Ok;
}

} // namespace

Verb statsVerb()
{
    return {u"stats"_s,
            {},
            u"what the workspace holds, and how the engine on it is, where one runs"_s,
            {dataOption(),
             tenantOption(),
             {u"detailed"_s, u"every number of the running engine, and what grows"_s},
             {u"json"_s, u"one JSON line"_s}},
            0,
            0,
            stats};
}

} // namespace Batanidza
