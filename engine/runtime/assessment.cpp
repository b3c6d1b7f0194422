#include "engine/runtime/assessment.h"

#include <algorithm>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

//! Fewer samples say nothing about a 99th percentile.
constexpr qint64 leastSamples = 100;
//! Fewer calls say nothing about an error rate.
constexpr qint64 leastRequests = 20;
//! What is under way for less than this is no lag, only a network.
constexpr Millis stillOnTheWay{3000};

QString platformLink(Platform platform)
{
    return u"batanidza:platform/"_s + platformName(platform);
}

//! Ok < Unknown < Warning < Critical.
Severity worse(Severity a, Severity b)
{
    return std::max(a, b);
}

void assessPlatform(const PlatformStatus &platform, const EngineSnapshot &snapshot,
                    const EngineConfig &config, QList<Reason> &reasons)
{
    Reason reason;
    reason.platform = platform.platform;
    reason.link = platformLink(platform.platform);

    if (platform.sessions == 0 && platform.known > 0) {
        reason.kind = ReasonKind::PlatformOff;
        reason.severity = Severity::Unknown;
        reason.since = platform.offSince;
        reasons.append(reason);
    }
    const Millis patience{config.integer(u"targets.behindSeconds"_s) * 1000};
    const Millis behindFor = snapshot.takenAt - platform.behindSince;
    if (platform.sessions > 0 && platform.behind > 0 && platform.behindSince.count() > 0 &&
        behindFor >= std::min(stillOnTheWay, patience)) {
        reason.kind = ReasonKind::PlatformBehind;
        reason.severity = behindFor >= 10 * patience ? Severity::Critical
                          : behindFor >= patience    ? Severity::Warning
                                                     : Severity::Unknown;
        reason.count = platform.behind;
        reason.since = platform.behindSince;
        reasons.append(reason);
    }
    const double target = config.number(u"targets.updateP99Ms"_s);
    if (platform.propagation.count() >= leastSamples) {
        const double p99 = platform.propagation.quantile(0.99);
        if (p99 > target) {
            reason.kind = ReasonKind::LatencyAboveTarget;
            reason.severity = p99 > 5 * target ? Severity::Critical : Severity::Warning;
            reason.count = platform.propagation.count();
            reason.value = p99;
            reason.limit = target;
            reason.since = Millis(0);
            reasons.append(reason);
        }
    }
    const double errorLimit = config.number(u"targets.errorPercent"_s);
    if (platform.requests >= leastRequests) {
        const double percent =
            100.0 * static_cast<double>(platform.errors) / static_cast<double>(platform.requests);
        if (percent > errorLimit) {
            reason.kind = ReasonKind::ErrorRate;
            reason.severity = percent > 10 * errorLimit ? Severity::Critical : Severity::Warning;
            reason.count = platform.errors;
            reason.value = percent;
            reason.limit = errorLimit;
            reason.since = Millis(0);
            reasons.append(reason);
        }
    }
}

void assessEngine(const EngineSnapshot &snapshot, QList<Reason> &reasons)
{
    if (snapshot.conflictsWaiting > 0) {
        Reason reason;
        reason.kind = ReasonKind::ConflictsWaiting;
        reason.severity = Severity::Warning;
        reason.count = snapshot.conflictsWaiting;
        reason.since = snapshot.oldestConflict;
        reason.link = u"batanidza:conflict"_s;
        reasons.append(reason);
    }
    if (snapshot.draining) {
        Reason reason;
        reason.kind = ReasonKind::Draining;
        reason.severity = Severity::Warning;
        reason.link = u"batanidza:overview"_s;
        reasons.append(reason);
    }
    for (const HealthCheck &check : snapshot.checks) {
        if (check.severity == Severity::Ok)
            continue;
        Reason reason;
        reason.kind = check.name == u"store-write"_s ? ReasonKind::StoreReadOnly
                      : check.name == u"disk"_s && check.severity != Severity::Unknown
                          ? ReasonKind::DiskLow
                          : ReasonKind::CheckFailed;
        reason.severity = check.severity;
        reason.check = check.name;
        reason.detail = check.detail;
        reason.since = check.since;
        if (check.name == u"disk"_s)
            reason.value = static_cast<double>(snapshot.diskFreeBytes) / (1024.0 * 1024.0);
        reason.link = u"batanidza:settings/support"_s;
        reasons.append(reason);
    }
}

} // namespace

void assess(EngineSnapshot &snapshot, const EngineConfig &config)
{
    QList<Reason> reasons;
    assessEngine(snapshot, reasons);
    for (const PlatformStatus &platform : snapshot.platforms)
        assessPlatform(platform, snapshot, config, reasons);
    for (Reason &reason : reasons) {
        if (reason.kind == ReasonKind::DiskLow)
            reason.limit = config.number(u"targets.diskFreeMiB"_s);
    }
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const Reason &a, const Reason &b) { return a.severity > b.severity; });

    // A platform that is merely off, or not far behind yet, makes its own card grey, not the
    // engine.
    snapshot.severity = snapshot.checks.isEmpty() ? Severity::Unknown : Severity::Ok;
    for (const Reason &reason : reasons) {
        const bool ofPlatform = reason.platform && reason.severity == Severity::Unknown;
        if (!ofPlatform)
            snapshot.severity = worse(snapshot.severity, reason.severity);
    }
    for (PlatformStatus &platform : snapshot.platforms) {
        platform.severity = platform.sessions > 0 ? Severity::Ok : Severity::Unknown;
        for (const Reason &reason : reasons) {
            if (reason.platform == platform.platform)
                platform.severity = worse(platform.severity, reason.severity);
        }
    }
    snapshot.reasons = reasons;
}

} // namespace Batanidza
