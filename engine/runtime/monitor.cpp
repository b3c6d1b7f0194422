#include "engine/runtime/monitor.h"

#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/metrics/process.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/assessment.h"
#include "engine/runtime/capacity.h"
#include "engine/runtime/eventlines.h"
#include "engine/runtime/lagclock.h"
#include "engine/runtime/snapshotmetrics.h"

#include "engine/store/clientstore.h"
#include "engine/store/conflictqueue.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/migrations.h"
#include "engine/store/storefile.h"
#include "engine/store/workspace.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <limits>
#include <sys/statvfs.h>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 recentEvents = 100;
constexpr qsizetype mostClients = 200;
constexpr auto storeEvery = 10; //!< seconds between countings that touch whole tables
constexpr auto writeProbeEvery = 30;
constexpr auto capacityEvery = 60;
constexpr Millis slowWrite{1000};

Severity severityOf(HealthLevel level)
{
    switch (level) {
    case HealthLevel::Ok:
        return Severity::Ok;
    case HealthLevel::Unknown:
        return Severity::Unknown;
    case HealthLevel::Warning:
        return Severity::Warning;
    case HealthLevel::Critical:
        return Severity::Critical;
    }
    return Severity::Unknown;
}

Result<void> writeProbe(Database &database, Millis now)
{
    const QString name = u"write-probe"_s;
    const auto gone = database.run(u"DELETE FROM meta WHERE name = ?"_s, {name});
    if (!gone)
        return gone.error();
    const auto added = database.run(u"INSERT INTO meta (name, value) VALUES (?, ?)"_s,
                                    {name, QByteArray::number(static_cast<qint64>(now.count()))});
    if (!added)
        return added.error();
    return {};
}

} // namespace

struct Monitor::Tracked
{
    SlidingWindow window;
    TimeSeries history;
    qint64 edits = 0;
    Millis offSince{0};
    LagClock lag;
    Millis lastSync{0};
    Sequence lastAcknowledged;
    QHash<ClientId, ClientRecord> known;
    PlatformStatus looked; //!< what the last look at the clients gave
};

Monitor::Monitor(MonitorParts parts)
    : m_parts(std::move(parts))
    , m_health(m_parts.clock)
    , m_answersTo(this)
    , m_startedAt(m_parts.clock.utc())
{
    for (auto &platform : m_platforms)
        platform = std::make_unique<Tracked>();
    m_keeper.add(u"all"_s, m_history);
    for (const Platform platform : allPlatforms)
        m_keeper.add(platformName(platform), m_platforms[static_cast<size_t>(platform)]->history);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &Monitor::tick);
}

Monitor::~Monitor()
{
    m_keeper.finish(m_parts.clock.utc());
    m_answersTo.close();
}

Result<void> Monitor::start()
{
    auto database = openForReading(storeFile(m_parts.dataFolder));
    if (!database)
        return database.error();
    m_database = std::move(*database);
    m_keeper.start(numbersFile(m_parts.dataFolder), m_parts.clock.utc());
    m_health.expect(u"store-write"_s, Millis(3 * writeProbeEvery * 1000));
    m_health.expect(u"store-read"_s, Millis(10'000));
    m_health.expect(u"disk"_s, Millis(60'000));
    connect(&m_parts.writer, &Writer::storeStateChanged, this, [this](const QString &problem) {
        m_health.report(u"store-write"_s,
                        problem.isEmpty() ? HealthLevel::Ok : HealthLevel::Critical, problem);
    });
    probeWrite();
    tick();
    m_timer.start();
    return {};
}

QList<HistoryBucket> Monitor::history(const HistoryQuery &query) const
{
    const TimeSeries &series =
        query.platform ? m_platforms[static_cast<size_t>(*query.platform)]->history : m_history;
    QList<HistoryBucket> buckets;
    auto read = series.read(query.from, query.to, query.mostBuckets);
    buckets.reserve(read.size());
    for (SeriesBucket &bucket : read) {
        buckets.append(HistoryBucket{bucket.start, bucket.width, std::move(bucket.histogram),
                                     bucket.counts[0], bucket.counts[1], bucket.counts[2]});
    }
    return buckets;
}

QList<CapacityForecast> Monitor::capacity() const
{
    return m_latest ? capacityForecasts(m_keeper, *m_latest, m_parts.config)
                    : QList<CapacityForecast>();
}

void Monitor::tick()
{
    const auto began = m_parts.clock.monotonic();
    auto snapshot = std::make_shared<EngineSnapshot>();
    snapshot->takenAt = m_parts.clock.utc();
    snapshot->startedAt = m_startedAt;
    snapshot->demo = m_parts.demo;
    snapshot->workspace = m_parts.dataFolder;
    snapshot->webSocketAddress = m_parts.webSocketAddress;
    snapshot->httpAddress = m_parts.httpAddress;
    snapshot->tenant = m_parts.tenant;
    snapshot->writerQueue = m_parts.writer.queued();

    const HubNumbers hub = m_parts.hub();
    snapshot->connections = hub.connections;
    snapshot->reachableConnections = hub.reachable;
    snapshot->draining = hub.draining;
    readStore(*snapshot);
    if (m_seconds % storeEvery == 0)
        readKnownClients();
    readPlatforms(*snapshot, hub);
    if (m_seconds > 0 && m_seconds % writeProbeEvery == 0)
        probeWrite();
    runChecks(*snapshot);
    // Counting ten thousand descriptors is not for every second; /metrics counts anew.
    if (m_ticks++ % 10 == 0)
        recordProcessNumbers(m_parts.registry);
    assess(*snapshot, m_parts.config);
    m_keeper.tick(snapshot->takenAt, capacityNumbers(*snapshot));
    recordSnapshot(m_parts.registry, *snapshot);
    m_latest = snapshot;
    if (m_seconds % capacityEvery == 0) {
        recordTargets(m_parts.registry, m_parts.config);
        recordCapacity(m_parts.registry, capacity(), snapshot->takenAt);
    }
    m_parts.registry
        .distribution(u"batanidza_snapshot_seconds"_s,
                      u"Time that one look at the whole engine takes; there is one each second."_s)
        .record(std::chrono::duration<double>(m_parts.clock.monotonic() - began).count());
    ++m_seconds;
    Q_EMIT snapshotReady(snapshot);
}

void Monitor::readStore(EngineSnapshot &snapshot)
{
    const ContentStore content(*m_database);
    const EventLog log(*m_database);
    const ConflictQueue conflicts(*m_database);
    const auto started = m_parts.clock.monotonic();
    const TenantId &tenant = m_parts.tenant;

    EngineSnapshot &kept = m_storeNumbers;
    Result<void> health;
    if (m_seconds % storeEvery == 0) {
        if (const auto counts = content.counts(tenant)) {
            kept.items = counts->items;
            kept.revisions = counts->revisions;
        } else {
            health = counts.error();
        }
        const QString file = storeFile(m_parts.dataFolder);
        const qint64 wal = QFileInfo(file + u"-wal"_s).size();
        kept.databaseBytes = QFileInfo(file).size() + wal;
        if (const auto filling = readStoreFilling(*m_database))
            recordStoreFile(m_parts.registry, *filling, wal);
        // Not QStorageInfo: it reads the list of mounts, which says nothing in a container.
        struct statvfs disk = {};
        const bool known = ::statvfs(QFile::encodeName(m_parts.dataFolder).constData(), &disk) == 0;
        kept.diskFreeBytes =
            known ? static_cast<qint64>(disk.f_bavail) * static_cast<qint64>(disk.f_frsize) : -1;
    }
    const auto head = log.head(tenant);
    if (head && !(head->sequence == kept.head.sequence)) {
        kept.head = *head;
        kept.conflictsWaiting =
            conflicts.count(tenant, m_parts.clock.utc()).value_or(kept.conflictsWaiting);
        const auto oldest = conflicts.oldest(tenant, m_parts.clock.utc());
        kept.oldestConflict = oldest && *oldest ? **oldest : Millis(0);
        if (const auto events = latestEventLines(*m_database, tenant, recentEvents))
            kept.recent = *events;
    } else if (head) {
        kept.head = *head;
    } else {
        health = head.error();
    }
    m_health.report(u"store-read"_s, health ? HealthLevel::Ok : HealthLevel::Critical,
                    health ? QString() : health.error().detail,
                    std::chrono::duration_cast<Millis>(m_parts.clock.monotonic() - started));

    snapshot.items = kept.items;
    snapshot.revisions = kept.revisions;
    snapshot.databaseBytes = kept.databaseBytes;
    snapshot.diskFreeBytes = kept.diskFreeBytes;
    snapshot.head = kept.head;
    snapshot.conflictsWaiting = kept.conflictsWaiting;
    snapshot.oldestConflict = kept.oldestConflict;
    snapshot.recent = kept.recent;
}

void Monitor::readKnownClients()
{
    const auto clients = ClientStore(*m_database).clients(m_parts.tenant);
    if (!clients)
        return;
    for (auto &platform : m_platforms)
        platform->known.clear();
    for (const ClientRecord &client : *clients) {
        if (const auto platform = platformFromName(client.platform))
            m_platforms[static_cast<size_t>(*platform)]->known.insert(client.id, client);
    }
}

void Monitor::lookAtClients(Platform platform, const QList<const ClientStatus *> &connected,
                            const EngineSnapshot &snapshot)
{
    Tracked &tracked = *m_platforms[static_cast<size_t>(platform)];
    PlatformStatus status;
    status.platform = platform;
    qint64 lowest = std::numeric_limits<qint64>::max();
    qint64 highest = 0;
    tracked.lag.begin(snapshot.head.sequence, snapshot.takenAt);
    QSet<ClientId> here;
    here.reserve(connected.size());
    for (const ClientStatus *one : connected) {
        ClientStatus client = *one;
        client.connected = true;
        here.insert(client.client);
        // A client that came back over HTTP and has said nothing of its place yet.
        if (client.acknowledged == Sequence())
            client.acknowledged = tracked.known.value(client.client).acknowledged;
        client.behind =
            std::max<qint64>(0, snapshot.head.sequence.value() - client.acknowledged.value());
        ++status.sessions;
        lowest = std::min(lowest, client.acknowledged.value());
        highest = std::max(highest, client.acknowledged.value());
        status.behind = std::max(status.behind, client.behind);
        const Millis since = tracked.lag.behindSince(client.client, client.acknowledged);
        if (since.count() > 0 && (status.behindSince.count() == 0 || since < status.behindSince))
            status.behindSince = since;
        status.queueFrames += client.behind;
        status.queueBytes += client.bytesPending;
        ClientRecord &record = tracked.known[client.client];
        record.id = client.client;
        record.platform = client.platform;
        record.app = client.app;
        record.acknowledged = client.acknowledged;
        record.lastSeen = client.lastHeard;
        if (status.clients.size() < mostClients)
            status.clients.append(client);
    }
    status.known = static_cast<int>(tracked.known.size());
    for (const ClientRecord &record : std::as_const(tracked.known)) {
        if (here.contains(record.id))
            continue;
        if (status.clients.size() >= mostClients)
            break;
        ClientStatus away;
        away.client = record.id;
        away.platform = record.platform;
        away.app = record.app;
        away.acknowledged = record.acknowledged;
        away.behind =
            std::max<qint64>(0, snapshot.head.sequence.value() - record.acknowledged.value());
        away.lastHeard = record.lastSeen;
        status.clients.append(away);
        if (status.sessions == 0)
            highest = std::max(highest, record.acknowledged.value());
    }
    status.version = Sequence(status.sessions > 0 ? lowest : highest);

    if (Sequence(highest) > tracked.lastAcknowledged) {
        tracked.lastAcknowledged = Sequence(highest);
        tracked.lastSync = snapshot.takenAt;
    }
    tracked.lag.end();
    if (status.sessions > 0)
        tracked.offSince = Millis(0);
    else if (tracked.offSince.count() == 0 && status.known > 0)
        tracked.offSince = snapshot.takenAt;
    status.offSince = tracked.offSince;
    status.lastSync = tracked.lastSync;
    tracked.looked = std::move(status);
}

void Monitor::readPlatforms(EngineSnapshot &snapshot, const HubNumbers &hub)
{
    PlatformSecond all;
    std::array<QList<const ClientStatus *>, allPlatforms.size()> connected;
    // Another look at the same list would say the same; with thousands it is new every few seconds.
    const bool look = hub.clientsGeneration == 0 || hub.clientsGeneration != m_clientsGeneration;
    m_clientsGeneration = hub.clientsGeneration;
    if (look) {
        for (const ClientStatus &client : hub.clients) {
            if (const auto platform = platformFromName(client.platform))
                connected[static_cast<size_t>(*platform)].append(&client);
        }
    }
    for (const Platform platform : allPlatforms) {
        const auto index = static_cast<size_t>(platform);
        Tracked &tracked = *m_platforms[index];
        const PlatformSecond &second = hub.seconds[index];
        tracked.window.add(second);
        tracked.edits += second.edits;
        tracked.history.add(snapshot.takenAt, second.propagation,
                            {second.edits, second.deliveries, second.bytes});
        if (!second.propagation.isEmpty())
            all.propagation.merge(second.propagation);
        all.edits += second.edits;
        all.deliveries += second.deliveries;
        all.bytes += second.bytes;

        if (look)
            lookAtClients(platform, connected[index], snapshot);
        PlatformStatus status = tracked.looked;
        const PlatformSecond sum = tracked.window.sum();
        status.propagation = sum.propagation;
        status.lastSecond = second.propagation;
        status.edits = tracked.edits;
        status.requests = sum.requests;
        status.errors = sum.errors;
        status.reconnects = sum.reconnects;
        snapshot.platforms.append(status);
        if (!sum.propagation.isEmpty())
            snapshot.propagation.merge(sum.propagation);
    }
    snapshot.lastSecond = all.propagation;
    snapshot.editsPerSecond = all.edits;
    snapshot.deliveriesPerSecond = all.deliveries;
    snapshot.bytesPerSecond = all.bytes;
    m_history.add(snapshot.takenAt, all.propagation, {all.edits, all.deliveries, all.bytes});
}

void Monitor::probeWrite()
{
    const auto asked = m_parts.clock.monotonic();
    // A transaction that commits a row of its own: true only if the store can be written.
    m_parts.writer.perform(
        [at = m_parts.clock.utc()](Committer &committer) -> Result<void> {
            return writeProbe(committer.database(), at);
        },
        [this, back = m_answersTo, asked, &clock = m_parts.clock](const Result<void> &done) {
            const auto took = std::chrono::duration_cast<Millis>(clock.monotonic() - asked);
            back.post([this, done, took] {
                if (!done)
                    m_health.report(u"store-write"_s, HealthLevel::Critical, done.error().detail,
                                    took);
                else if (took > slowWrite)
                    m_health.report(u"store-write"_s, HealthLevel::Warning,
                                    u"one durable write took %1 ms"_s.arg(took.count()), took);
                else
                    m_health.report(u"store-write"_s, HealthLevel::Ok, {}, took);
            });
        });
}

void Monitor::runChecks(EngineSnapshot &snapshot)
{
    const double free = static_cast<double>(snapshot.diskFreeBytes) / (1024.0 * 1024.0);
    const double limit = m_parts.config.number(u"targets.diskFreeMiB"_s);
    if (snapshot.diskFreeBytes < 0)
        m_health.report(u"disk"_s, HealthLevel::Unknown, u"free space is not known"_s);
    else if (free < limit)
        m_health.report(u"disk"_s, free < limit / 4 ? HealthLevel::Critical : HealthLevel::Warning,
                        u"%1 MiB free, target %2"_s.arg(free, 0, 'f', 0).arg(limit, 0, 'f', 0));
    else
        m_health.report(u"disk"_s, HealthLevel::Ok);
    for (const HealthState &state : m_health.states()) {
        snapshot.checks.append(HealthCheck{state.name, severityOf(state.level), state.detail,
                                           state.since, state.took});
    }
}

} // namespace Batanidza
