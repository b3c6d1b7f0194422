#pragma once

#include "engine/runtime/enginesnapshot.h"
#include "engine/runtime/monitorapi.h"

//! Snapshots and history as an engine would give them, for tests of the window. Values only.
namespace Batanidza {

inline constexpr Millis sampleNow{1'700'000'000'000};

inline PlatformStatus samplePlatform(Platform platform, int sessions, qint64 version, qint64 behind)
{
    PlatformStatus status;
    status.platform = platform;
    status.sessions = sessions;
    status.known = std::max(sessions, 1);
    status.version = Sequence(version);
    status.behind = behind;
    status.severity = sessions == 0 ? Severity::Unknown
                      : behind > 0  ? Severity::Warning
                                    : Severity::Ok;
    status.behindSince = behind > 0 ? sampleNow - Millis(720'000) : Millis(0);
    status.offSince = sessions == 0 ? sampleNow - Millis(420'000) : Millis(0);
    status.lastSync = sampleNow - Millis(2'000);
    status.requests = 250;
    status.errors = behind > 0 ? 3 : 0;
    status.queueFrames = behind;
    for (int i = 0; i < 200; ++i)
        status.propagation.record(20.0 + i % 40 + (behind > 0 ? 200.0 : 0.0));
    for (int i = 0; i < 5; ++i)
        status.lastSecond.record(20.0 + i);
    for (int i = 0; i < std::max(1, std::min(sessions, 5)); ++i) {
        ClientStatus client;
        client.client = ClientId(QStringLiteral("%1-%2").arg(platformName(platform)).arg(i + 1));
        client.platform = platformName(platform);
        client.app = QStringLiteral("batanidza-client 0.1");
        client.connected = i < sessions;
        client.acknowledged = Sequence(version + (i == 0 ? 0 : behind));
        client.behind = i == 0 ? behind : 0;
        client.lastHeard = sampleNow - Millis(1'500);
        client.roundTrip = Millis(12 + i);
        status.clients.append(client);
    }
    return status;
}

//! iOS is 3 behind, watchOS is off, two conflicts wait; the rest is well.
inline EngineSnapshot sampleSnapshot(Millis at = sampleNow)
{
    EngineSnapshot snapshot;
    snapshot.takenAt = at;
    snapshot.startedAt = at - Millis(3'600'000);
    snapshot.demo = true;
    snapshot.tenant = TenantId(QStringLiteral("demo"));
    snapshot.head = {Epoch(QStringLiteral("00ff")), Sequence(43)};
    snapshot.items = 30;
    snapshot.connections = 14;
    snapshot.editsPerSecond = 4;
    snapshot.deliveriesPerSecond = 18;
    snapshot.bytesPerSecond = 4'200;
    snapshot.conflictsWaiting = 2;
    snapshot.oldestConflict = at - Millis(10'800'000);
    snapshot.severity = Severity::Warning;
    snapshot.platforms = {
        samplePlatform(Platform::Web, 4, 43, 0), samplePlatform(Platform::Ios, 3, 40, 3),
        samplePlatform(Platform::Android, 5, 43, 0), samplePlatform(Platform::Desktop, 2, 43, 0),
        samplePlatform(Platform::Watchos, 0, 41, 2)};
    for (const PlatformStatus &platform : snapshot.platforms) {
        snapshot.propagation.merge(platform.propagation);
        snapshot.lastSecond.merge(platform.lastSecond);
    }
    Reason behind;
    behind.kind = ReasonKind::PlatformBehind;
    behind.severity = Severity::Warning;
    behind.platform = Platform::Ios;
    behind.count = 3;
    behind.since = at - Millis(720'000);
    behind.link = QStringLiteral("batanidza:platform/ios");
    Reason conflicts;
    conflicts.kind = ReasonKind::ConflictsWaiting;
    conflicts.severity = Severity::Warning;
    conflicts.count = 2;
    conflicts.since = snapshot.oldestConflict;
    conflicts.link = QStringLiteral("batanidza:content?show=waiting");
    snapshot.reasons = {behind, conflicts};
    snapshot.checks = {{QStringLiteral("store-write"), Severity::Ok, {}, at, Millis(1)}};
    for (int i = 0; i < 40; ++i) {
        EventLine line;
        line.sequence = Sequence(43 - i);
        line.at = at - Millis(i * 4'000);
        line.kind = i % 9 == 5 ? QStringLiteral("queue") : QStringLiteral("put");
        line.item = ItemId(QStringLiteral("sna.greet.%1").arg(i % 12 + 1, 3, 10, QLatin1Char('0')));
        line.version = Version(3 + i % 4);
        line.platform = platformName(allPlatforms[static_cast<size_t>(i % 4)]);
        line.author = QStringLiteral("Tendai");
        snapshot.recent.append(line);
    }
    return snapshot;
}

//! One bucket a second for the last 15 minutes, with a gap of a minute, rising at the end.
inline QList<HistoryBucket> sampleHistory(Millis to = sampleNow)
{
    QList<HistoryBucket> all;
    const int seconds = 900;
    for (int i = 0; i < seconds; ++i) {
        if (i >= 300 && i < 360)
            continue;
        HistoryBucket bucket;
        bucket.start = Millis((to.count() / 1000 - seconds + i) * 1000);
        bucket.width = Millis(1000);
        bucket.edits = 3 + i % 3;
        bucket.deliveries = 14 + i % 7;
        bucket.bytes = 4'000;
        for (int k = 0; k < 14 + i % 7; ++k)
            bucket.propagation.record(8.0 + k * 3.0 + (i > 700 ? (i - 700) * 1.5 : 0.0));
        all.append(bucket);
    }
    return all;
}

} // namespace Batanidza
