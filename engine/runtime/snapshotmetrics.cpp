#include "engine/runtime/snapshotmetrics.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! How long ago something was, in milliseconds; 0 where it never was.
qint64 age(Millis since, Millis now)
{
    return since.count() > 0 ? std::max<qint64>(0, (now - since).count()) : 0;
}

void recordPlatform(Registry &registry, const PlatformStatus &status, Millis now)
{
    const MetricLabels platform{{u"platform"_s, platformName(status.platform)}};
    const auto set = [&](const QString &name, const QString &help, qint64 value) {
        registry.gauge(u"batanidza_platform_"_s + name, help, platform).set(value);
    };
    set(u"sessions"_s, u"Devices that are connected."_s, status.sessions);
    set(u"known_devices"_s, u"Devices that were ever here."_s, status.known);
    set(u"acknowledged_sequence"_s, u"The lowest place in the log that a connected device has."_s,
        status.version.value());
    set(u"behind_events"_s, u"Events that the slowest connected device has not acknowledged."_s,
        status.behind);
    set(u"behind_seconds"_s, u"For how long a connected device has been behind; 0 where none is."_s,
        age(status.behindSince, now));
    set(u"off_seconds"_s, u"For how long no device has been connected; 0 where one is."_s,
        age(status.offSince, now));
    set(u"last_sync_age_seconds"_s,
        u"Since a device acknowledged something new; 0 where none did."_s,
        age(status.lastSync, now));
    set(u"queued_changes"_s, u"Changes that are committed and not yet acknowledged, by device."_s,
        status.queueFrames);
    set(u"queued_bytes"_s, u"Bytes that wait in sockets and queues."_s, status.queueBytes);
    set(u"severity"_s, u"How it stands: 0 well, 1 not known, 2 warning, 3 critical."_s,
        static_cast<qint64>(status.severity));
}

} // namespace

void recordSnapshot(Registry &registry, const EngineSnapshot &snapshot)
{
    const Millis now = snapshot.takenAt;
    const auto set = [&](const QString &name, const QString &help, qint64 value) {
        registry.gauge(u"batanidza_"_s + name, help).set(value);
    };
    set(u"uptime_seconds"_s, u"Since this engine was started."_s, age(snapshot.startedAt, now));
    set(u"severity"_s, u"The worst of all: 0 well, 1 not known, 2 warning, 3 critical."_s,
        static_cast<qint64>(snapshot.severity));
    registry
        .gauge(u"batanidza_info"_s, u"Always 1; says what runs."_s,
               {{u"qt"_s, QString::fromLatin1(qVersion())},
                {u"version"_s, QStringLiteral(BATANIDZA_VERSION)}})
        .set(1);
    set(u"draining"_s, u"1 while the hub says goodbye to all."_s, snapshot.draining ? 1 : 0);
    set(u"log_events"_s, u"Events in the log: its highest place."_s,
        snapshot.head.sequence.value());
    set(u"items"_s, u"Items that are there and not deleted."_s, snapshot.items);
    set(u"revisions"_s, u"Versions of items that are kept."_s, snapshot.revisions);
    set(u"database_bytes"_s, u"Size of the store with its write-ahead log."_s,
        snapshot.databaseBytes);
    if (snapshot.diskFreeBytes >= 0)
        set(u"disk_free_bytes"_s, u"Free space where the workspace lies."_s,
            snapshot.diskFreeBytes);
    set(u"conflicts_waiting"_s, u"Edits that wait for a person."_s, snapshot.conflictsWaiting);
    set(u"oldest_conflict_seconds"_s, u"For how long the oldest of them has waited."_s,
        age(snapshot.oldestConflict, now));
    set(u"connections"_s, u"Sockets that are open."_s, snapshot.connections);
    set(u"reachable_connections"_s, u"Sockets that the limit of descriptors allows."_s,
        snapshot.reachableConnections);
    set(u"last_second_edits"_s, u"Edits committed in the last whole second."_s,
        snapshot.editsPerSecond);
    set(u"last_second_deliveries"_s, u"Frames with changes given to links in the last second."_s,
        snapshot.deliveriesPerSecond);
    set(u"last_second_sent_bytes"_s, u"Bytes of those frames."_s, snapshot.bytesPerSecond);
    for (const HealthCheck &check : snapshot.checks) {
        const MetricLabels name{{u"check"_s, check.name}};
        registry
            .gauge(u"batanidza_health_severity"_s,
                   u"A check of health: 0 well, 1 not known, 2 warning, 3 critical."_s, name)
            .set(static_cast<qint64>(check.severity));
        registry
            .gauge(u"batanidza_health_took_seconds"_s, u"How long a check of health took."_s, name)
            .set(check.took.count());
    }
    for (const PlatformStatus &platform : snapshot.platforms)
        recordPlatform(registry, platform, now);
}

void recordTargets(Registry &registry, const EngineConfig &config)
{
    const auto set = [&](const QString &name, const QString &help, double value) {
        registry.gauge(u"batanidza_target_"_s + name, help).set(qRound64(value));
    };
    // A gauge of seconds is kept in milliseconds.
    set(u"update_p99_seconds"_s, u"The P99 of propagation that is aimed at."_s,
        config.number(u"targets.updateP99Ms"));
    set(u"behind_seconds"_s, u"For how long a platform may be behind."_s,
        config.number(u"targets.behindSeconds") * 1000);
    set(u"errors_per_million"_s, u"Calls of a million that may be answered with an error."_s,
        config.number(u"targets.errorPercent") * 10'000);
    set(u"disk_free_bytes"_s, u"Free space that must be left where the workspace lies."_s,
        config.number(u"targets.diskFreeMiB") * 1024 * 1024);
}

void recordCapacity(Registry &registry, const QList<CapacityForecast> &forecasts, Millis now)
{
    for (const CapacityForecast &forecast : forecasts) {
        const MetricLabels resource{{u"resource"_s, forecast.name}};
        const auto set = [&](const QString &name, const QString &help, double value) {
            registry.gauge(u"batanidza_capacity_"_s + name, help, resource).set(qRound64(value));
        };
        set(u"used"_s, u"In use: bytes of disk, connections, events of the log."_s, forecast.now);
        set(u"per_day"_s, u"How much more of it each day, by what was seen so far."_s,
            forecast.perDay);
        if (forecast.limit)
            set(u"limit"_s, u"What there is of it."_s, *forecast.limit);
        const auto left = [&](std::optional<Millis> at) {
            return at ? std::max<double>(0, double((*at - now).count())) : 366.0 * 86'400'000;
        };
        if (!forecast.limit)
            continue;
        set(u"left_seconds"_s, u"Until the limit is met, as expected; a year where it is not."_s,
            left(forecast.meets ? forecast.meets->expected : std::nullopt));
        set(u"left_least_seconds"_s, u"Until the limit is met, at the near end of the interval."_s,
            left(forecast.meets ? std::optional(forecast.meets->earliest) : std::nullopt));
    }
}

void recordStoreFile(Registry &registry, const StoreFilling &filling, qint64 walBytes)
{
    registry.gauge(u"batanidza_wal_bytes"_s, u"Size of the store's write-ahead log."_s)
        .set(walBytes);
    registry.gauge(u"batanidza_database_pages"_s, u"Pages of the store's file."_s)
        .set(filling.pages);
    registry
        .gauge(u"batanidza_database_free_pages"_s,
               u"Pages of the store's file that are filled before it grows."_s)
        .set(filling.freePages);
    registry.gauge(u"batanidza_database_page_bytes"_s, u"Size of a page of the store's file."_s)
        .set(filling.pageBytes);
}

} // namespace Batanidza
