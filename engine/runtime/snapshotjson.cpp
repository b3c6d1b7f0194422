#include "engine/runtime/snapshotjson.h"

#include "engine/runtime/auditjson.h"

#include <algorithm>
#include <array>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostReasons = 100;
constexpr qsizetype mostClients = 200;
constexpr qsizetype mostChecks = 100;
constexpr qsizetype mostEvents = 100;
constexpr qsizetype mostBuckets = 2000;

constexpr std::array<std::pair<Severity, QStringView>, 4> severities{{
    {Severity::Ok, u"ok"},
    {Severity::Unknown, u"unknown"},
    {Severity::Warning, u"warning"},
    {Severity::Critical, u"critical"},
}};

constexpr std::array<std::pair<ReasonKind, QStringView>, 9> reasonKinds{{
    {ReasonKind::PlatformBehind, u"platform-behind"},
    {ReasonKind::PlatformOff, u"platform-off"},
    {ReasonKind::LatencyAboveTarget, u"latency"},
    {ReasonKind::ConflictsWaiting, u"conflicts"},
    {ReasonKind::ErrorRate, u"errors"},
    {ReasonKind::CheckFailed, u"check"},
    {ReasonKind::StoreReadOnly, u"read-only"},
    {ReasonKind::DiskLow, u"disk"},
    {ReasonKind::Draining, u"draining"},
}};

template <typename Table, typename T>
Json nameIn(const Table &table, T value)
{
    for (const auto &[known, name] : table) {
        if (known == value)
            return Json(name);
    }
    return {};
}

template <typename Table, typename T>
T valueIn(const Table &table, const Json &name, T otherwise)
{
    for (const auto &[known, text] : table) {
        if (name.toString() == text)
            return known;
    }
    return otherwise;
}

Severity readSeverity(const Json &json)
{
    return valueIn(severities, json, Severity::Unknown);
}

Json writeTime(Millis time)
{
    return Json(qint64(time.count()));
}

Millis readTime(const Json &json)
{
    return Millis(std::max<qint64>(0, json.toInteger()));
}

int readCount(const Json &json)
{
    return static_cast<int>(std::clamp<qint64>(json.toInteger(), 0, 1'000'000'000));
}

Json writeHistogram(const Histogram &histogram)
{
    return Json(QString::fromLatin1(HistogramCodec::encode(histogram).toBase64()));
}

Result<Histogram> readHistogram(const Json &json)
{
    return HistogramCodec::decode(QByteArray::fromBase64(json.toString().toLatin1()));
}

Json writeReason(const Reason &reason)
{
    return JsonObject{
        {u"kind"_s, nameIn(reasonKinds, reason.kind)},
        {u"severity"_s, nameIn(severities, reason.severity)},
        {u"platform"_s, reason.platform ? Json(platformName(*reason.platform)) : Json()},
        {u"count"_s, reason.count},
        {u"value"_s, reason.value},
        {u"limit"_s, reason.limit},
        {u"check"_s, reason.check},
        {u"detail"_s, reason.detail},
        {u"since"_s, writeTime(reason.since)},
        {u"link"_s, reason.link}};
}

Reason readReason(const Json &json)
{
    Reason reason;
    // What a newer engine knows and we do not is still something that is not well.
    reason.kind = valueIn(reasonKinds, json[u"kind"], ReasonKind::CheckFailed);
    reason.severity = readSeverity(json[u"severity"]);
    reason.platform = platformFromName(json[u"platform"].toString());
    reason.count = json[u"count"].toInteger();
    reason.value = json[u"value"].toDouble();
    reason.limit = json[u"limit"].toDouble();
    reason.check = json[u"check"].toString();
    reason.detail = json[u"detail"].toString();
    reason.since = readTime(json[u"since"]);
    reason.link = json[u"link"].toString();
    return reason;
}

Json writeClient(const ClientStatus &client)
{
    return JsonObject{{u"client"_s, client.client.toString()},
                      {u"app"_s, client.app},
                      {u"connected"_s, client.connected},
                      {u"acknowledged"_s, client.acknowledged.value()},
                      {u"behind"_s, client.behind},
                      {u"bytesPending"_s, client.bytesPending},
                      {u"lastHeard"_s, writeTime(client.lastHeard)},
                      {u"roundTrip"_s, client.roundTrip ? writeTime(*client.roundTrip) : Json()}};
}

ClientStatus readClient(const Json &json, const QString &platform)
{
    ClientStatus client;
    client.client = ClientId(json[u"client"].toString());
    client.platform = platform;
    client.app = json[u"app"].toString();
    client.connected = json[u"connected"].toBool();
    client.acknowledged = Sequence(json[u"acknowledged"].toInteger());
    client.behind = json[u"behind"].toInteger();
    client.bytesPending = json[u"bytesPending"].toInteger();
    client.lastHeard = readTime(json[u"lastHeard"]);
    if (json[u"roundTrip"].isInteger())
        client.roundTrip = readTime(json[u"roundTrip"]);
    return client;
}

Json writePlatform(const PlatformStatus &status)
{
    JsonArray clients;
    for (const ClientStatus &client : status.clients)
        clients.append(writeClient(client));
    return JsonObject{{u"platform"_s, platformName(status.platform)},
                      {u"severity"_s, nameIn(severities, status.severity)},
                      {u"sessions"_s, status.sessions},
                      {u"known"_s, status.known},
                      {u"version"_s, status.version.value()},
                      {u"behind"_s, status.behind},
                      {u"behindSince"_s, writeTime(status.behindSince)},
                      {u"offSince"_s, writeTime(status.offSince)},
                      {u"lastSync"_s, writeTime(status.lastSync)},
                      {u"propagation"_s, writeHistogram(status.propagation)},
                      {u"lastSecond"_s, writeHistogram(status.lastSecond)},
                      {u"edits"_s, status.edits},
                      {u"requests"_s, status.requests},
                      {u"errors"_s, status.errors},
                      {u"reconnects"_s, status.reconnects},
                      {u"queueFrames"_s, status.queueFrames},
                      {u"queueBytes"_s, status.queueBytes},
                      {u"clients"_s, Json(std::move(clients))}};
}

Result<PlatformStatus> readPlatform(const Json &json, Platform platform)
{
    PlatformStatus status;
    status.platform = platform;
    status.severity = readSeverity(json[u"severity"]);
    status.sessions = readCount(json[u"sessions"]);
    status.known = readCount(json[u"known"]);
    status.version = Sequence(json[u"version"].toInteger());
    status.behind = json[u"behind"].toInteger();
    status.behindSince = readTime(json[u"behindSince"]);
    status.offSince = readTime(json[u"offSince"]);
    status.lastSync = readTime(json[u"lastSync"]);
    for (const auto &[key, histogram] : {std::pair(u"propagation"_s, &status.propagation),
                                         std::pair(u"lastSecond"_s, &status.lastSecond)}) {
        auto read = readHistogram(json[key]);
        if (!read)
            return read.error();
        *histogram = std::move(*read);
    }
    status.edits = json[u"edits"].toInteger();
    status.requests = json[u"requests"].toInteger();
    status.errors = json[u"errors"].toInteger();
    status.reconnects = json[u"reconnects"].toInteger();
    status.queueFrames = json[u"queueFrames"].toInteger();
    status.queueBytes = json[u"queueBytes"].toInteger();
    const QString name = platformName(platform);
    for (const Json &client : json[u"clients"].toArray().mid(0, mostClients))
        status.clients.append(readClient(client, name));
    return status;
}

Json writeCheck(const HealthCheck &check)
{
    return JsonObject{{u"name"_s, check.name},
                      {u"severity"_s, nameIn(severities, check.severity)},
                      {u"detail"_s, check.detail},
                      {u"since"_s, writeTime(check.since)},
                      {u"took"_s, writeTime(check.took)}};
}

//! Plain numbers of a snapshot, by key.
struct Number
{
    QStringView key;
    qint64 EngineSnapshot::*member;
};
constexpr std::array numbers{
    Number{u"items", &EngineSnapshot::items},
    Number{u"revisions", &EngineSnapshot::revisions},
    Number{u"blobs", &EngineSnapshot::blobs},
    Number{u"databaseBytes", &EngineSnapshot::databaseBytes},
    Number{u"blobBytes", &EngineSnapshot::blobBytes},
    Number{u"diskFreeBytes", &EngineSnapshot::diskFreeBytes},
    Number{u"conflictsWaiting", &EngineSnapshot::conflictsWaiting},
    Number{u"writerQueue", &EngineSnapshot::writerQueue},
    Number{u"editsPerSecond", &EngineSnapshot::editsPerSecond},
    Number{u"deliveriesPerSecond", &EngineSnapshot::deliveriesPerSecond},
    Number{u"bytesPerSecond", &EngineSnapshot::bytesPerSecond},
};

struct Spread
{
    QStringView key;
    Histogram EngineSnapshot::*member;
};
constexpr std::array spreads{
    Spread{u"propagation", &EngineSnapshot::propagation},
    Spread{u"lastSecond", &EngineSnapshot::lastSecond},
    Spread{u"commit", &EngineSnapshot::commit},
};

} // namespace

Json writeWholeSnapshot(const EngineSnapshot &snapshot)
{
    JsonObject json{{u"takenAt"_s, writeTime(snapshot.takenAt)},
                    {u"startedAt"_s, writeTime(snapshot.startedAt)},
                    {u"demo"_s, snapshot.demo},
                    {u"draining"_s, snapshot.draining},
                    {u"workspace"_s, snapshot.workspace},
                    {u"ws"_s, snapshot.webSocketAddress},
                    {u"http"_s, snapshot.httpAddress},
                    {u"tenant"_s, snapshot.tenant.toString()},
                    {u"head"_s, snapshot.head.toString()},
                    {u"oldestConflict"_s, writeTime(snapshot.oldestConflict)},
                    {u"connections"_s, snapshot.connections},
                    {u"reachableConnections"_s, snapshot.reachableConnections},
                    {u"severity"_s, nameIn(severities, snapshot.severity)}};
    for (const Number &number : numbers)
        json.set(number.key.toString(), snapshot.*number.member);
    for (const Spread &spread : spreads)
        json.set(spread.key.toString(), writeHistogram(snapshot.*spread.member));
    JsonArray reasons;
    for (const Reason &reason : snapshot.reasons)
        reasons.append(writeReason(reason));
    JsonArray platforms;
    for (const PlatformStatus &platform : snapshot.platforms)
        platforms.append(writePlatform(platform));
    JsonArray checks;
    for (const HealthCheck &check : snapshot.checks)
        checks.append(writeCheck(check));
    JsonArray recent;
    for (const EventLine &line : snapshot.recent)
        recent.append(writeEventLine(line));
    json.set(u"reasons"_s, Json(std::move(reasons)));
    json.set(u"platforms"_s, Json(std::move(platforms)));
    json.set(u"checks"_s, Json(std::move(checks)));
    json.set(u"recent"_s, Json(std::move(recent)));
    return Json(std::move(json));
}

Result<EngineSnapshot> readWholeSnapshot(const Json &json)
{
    EngineSnapshot snapshot;
    snapshot.takenAt = readTime(json[u"takenAt"]);
    const auto head = Cursor::parse(json[u"head"].toString());
    if (snapshot.takenAt.count() == 0 || !head || !json[u"platforms"].isArray())
        return Error{ErrorCode::Invalid, u"snapshot: takenAt, head or platforms cannot be read"_s};
    snapshot.head = *head;
    snapshot.startedAt = readTime(json[u"startedAt"]);
    snapshot.demo = json[u"demo"].toBool();
    snapshot.draining = json[u"draining"].toBool();
    snapshot.workspace = json[u"workspace"].toString();
    snapshot.webSocketAddress = json[u"ws"].toString();
    snapshot.httpAddress = json[u"http"].toString();
    snapshot.tenant = TenantId(json[u"tenant"].toString());
    snapshot.oldestConflict = readTime(json[u"oldestConflict"]);
    snapshot.connections = readCount(json[u"connections"]);
    snapshot.reachableConnections = readCount(json[u"reachableConnections"]);
    snapshot.severity = readSeverity(json[u"severity"]);
    for (const Number &number : numbers)
        snapshot.*number.member = json[number.key].toInteger(snapshot.*number.member);
    for (const Spread &spread : spreads) {
        auto read = readHistogram(json[spread.key]);
        if (!read)
            return read.error();
        snapshot.*spread.member = std::move(*read);
    }
    for (const Json &reason : json[u"reasons"].toArray().mid(0, mostReasons))
        snapshot.reasons.append(readReason(reason));
    for (const Platform platform : allPlatforms) {
        static const Json none;
        const Json *found = &none;
        for (const Json &one : json[u"platforms"].toArray()) {
            if (one[u"platform"].toString() == platformName(platform))
                found = &one;
        }
        auto status = readPlatform(*found, platform);
        if (!status)
            return status.error();
        snapshot.platforms.append(std::move(*status));
    }
    for (const Json &check : json[u"checks"].toArray().mid(0, mostChecks)) {
        snapshot.checks.append(HealthCheck{
            check[u"name"].toString(), readSeverity(check[u"severity"]),
            check[u"detail"].toString(), readTime(check[u"since"]), readTime(check[u"took"])});
    }
    for (const Json &line : json[u"recent"].toArray().mid(0, mostEvents))
        snapshot.recent.append(readEventLine(line));
    return snapshot;
}

Json writeHistory(const QList<HistoryBucket> &buckets)
{
    JsonArray list;
    for (const HistoryBucket &bucket : buckets) {
        list.append(Json(JsonArray{writeTime(bucket.start), writeTime(bucket.width),
                                   writeHistogram(bucket.propagation), bucket.edits,
                                   bucket.deliveries, bucket.bytes}));
    }
    return JsonObject{{u"buckets"_s, Json(std::move(list))}};
}

Result<QList<HistoryBucket>> readHistory(const Json &json)
{
    if (!json[u"buckets"].isArray())
        return Error{ErrorCode::Invalid, u"history: buckets cannot be read"_s};
    QList<HistoryBucket> buckets;
    for (const Json &one : json[u"buckets"].toArray().mid(0, mostBuckets)) {
        auto propagation = readHistogram(one.at(2));
        if (!propagation)
            return propagation.error();
        const Millis width = readTime(one.at(1));
        if (width.count() == 0)
            return Error{ErrorCode::Invalid, u"history: a bucket has no width"_s};
        buckets.append(HistoryBucket{readTime(one.at(0)), width, std::move(*propagation),
                                     one.at(3).toInteger(), one.at(4).toInteger(),
                                     one.at(5).toInteger()});
    }
    return buckets;
}

EngineSnapshot shifted(EngineSnapshot snapshot, Millis by)
{
    const auto move = [by](Millis &time) {
        if (time.count() > 0) // 0 = not known
            time += by;
    };
    move(snapshot.takenAt);
    move(snapshot.startedAt);
    move(snapshot.oldestConflict);
    for (Reason &reason : snapshot.reasons)
        move(reason.since);
    for (PlatformStatus &platform : snapshot.platforms) {
        move(platform.behindSince);
        move(platform.offSince);
        move(platform.lastSync);
        for (ClientStatus &client : platform.clients)
            move(client.lastHeard);
    }
    for (HealthCheck &check : snapshot.checks)
        move(check.since);
    for (EventLine &line : snapshot.recent)
        move(line.at);
    return snapshot;
}

} // namespace Batanidza
