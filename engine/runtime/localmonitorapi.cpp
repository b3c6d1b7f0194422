#include "engine/runtime/localmonitorapi.h"

#include "engine/base/handover.h"
#include "engine/base/jsonwrite.h"
#include "engine/metrics/prometheus.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/awaited.h"
#include "engine/runtime/capacity.h"

#include <QDir>
#include <QPromise>
#include <QSysInfo>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString checkLine(const HealthCheck &check)
{
    static const QStringList names{u"ok"_s, u"unknown"_s, u"warning"_s, u"critical"_s};
    return u"%1: %2 %3"_s.arg(check.name, names.value(static_cast<int>(check.severity)),
                              check.detail);
}

//! A path without the name of the person whose home it is in.
QString withoutHome(const QString &path)
{
    const QString home = QDir::homePath();
    return home.size() > 1 && path.startsWith(home) ? u"~"_s + path.mid(home.size()) : path;
}

} // namespace

LocalMonitorApi::LocalMonitorApi(Monitor &monitor, Registry &registry)
    : m_monitor(monitor)
    , m_registry(registry)
{
    connect(
        &monitor, &Monitor::snapshotReady, this,
        [this](const EngineSnapshotPtr &snapshot) {
            m_latest = snapshot;
            Q_EMIT snapshotReady(snapshot);
        },
        Qt::QueuedConnection);
}

QFuture<Result<QList<HistoryBucket>>> LocalMonitorApi::history(const HistoryQuery &query)
{
    auto promise = startedPromise<QList<HistoryBucket>>();
    post(&m_monitor, [&monitor = m_monitor, promise, query] {
        promise->addResult(Result<QList<HistoryBucket>>(monitor.history(query)));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<Json>> LocalMonitorApi::detailedStats()
{
    auto promise = startedPromise<Json>();
    post(&m_monitor, [&monitor = m_monitor, &registry = m_registry, promise,
                      at = m_latest ? m_latest->takenAt : Millis(0)] {
        promise->addResult(
            Result<Json>(JsonObject{{u"at"_s, qint64(at.count())},
                                    {u"metrics"_s, writeMetrics(registry.snapshot())},
                                    {u"capacity"_s, writeCapacity(monitor.capacity())}}));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<QString>> LocalMonitorApi::diagnostics()
{
    QStringList lines{u"Batanidza "_s + QStringLiteral(BATANIDZA_VERSION),
                      u"Qt %1, %2, %3"_s.arg(QString::fromLatin1(qVersion()),
                                             QSysInfo::prettyProductName(),
                                             QSysInfo::currentCpuArchitecture())};
    if (m_latest) {
        lines += u"workspace %1%2"_s.arg(withoutHome(m_latest->workspace),
                                         m_latest->demo ? u" (demo)"_s : QString());
        lines += u"log at %1, %2 items, %3 revisions, %4 conflicts waiting"_s
                     .arg(m_latest->head.sequence.value())
                     .arg(m_latest->items)
                     .arg(m_latest->revisions)
                     .arg(m_latest->conflictsWaiting);
        lines +=
            u"database %1 bytes, disk free %2 bytes, %3 connections"_s.arg(m_latest->databaseBytes)
                .arg(m_latest->diskFreeBytes)
                .arg(m_latest->connections);
        lines += QString();
        for (const HealthCheck &check : m_latest->checks)
            lines += checkLine(check);
    }
    lines += QString();
    lines += u"settings %1"_s.arg(QString::fromUtf8(writeJson(m_config.toJson())));
    lines += QString();
    lines += QString::fromUtf8(writePrometheus(m_registry.snapshot()));

    QPromise<Result<QString>> promise;
    promise.start();
    promise.addResult(Result<QString>(lines.join(u'\n')));
    promise.finish();
    return promise.future();
}

} // namespace Batanidza
