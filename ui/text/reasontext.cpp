#include "ui/text/reasontext.h"

#include "ui/text/format.h"

namespace Batanidza {

namespace {

constexpr Millis staleAfter{3000};

} // namespace

QString ReasonText::sentence(const Reason &reason, Millis now)
{
    const QString platform = reason.platform ? Format::platform(*reason.platform) : QString();
    const QString length =
        reason.since.count() > 0 ? Format::duration(now - reason.since) : QString();
    const auto count = static_cast<int>(reason.count);
    switch (reason.kind) {
    case ReasonKind::PlatformBehind:
        if (length.isEmpty())
            return tr("%1 is %n version(s) behind.", nullptr, count).arg(platform);
        //: %1 platform, %2 length of time ("12 min")
        return tr("%1 is %n version(s) behind (%2).", nullptr, count).arg(platform, length);
    case ReasonKind::PlatformOff:
        if (length.isEmpty())
            return tr("%1 has no device connected.").arg(platform);
        //: %1 platform, %2 length of time ("12 min")
        return tr("%1 has had no device connected for %2.").arg(platform, length);
    case ReasonKind::LatencyAboveTarget:
        if (platform.isEmpty()) {
            //: %1 and %2 latencies ("620 ms")
            return tr("P99 is %1, the target is %2.")
                .arg(Format::milliseconds(reason.value), Format::milliseconds(reason.limit));
        }
        //: %1 platform, %2 and %3 latencies ("620 ms")
        return tr("%1: P99 is %2, the target is %3.")
            .arg(platform, Format::milliseconds(reason.value), Format::milliseconds(reason.limit));
    case ReasonKind::ConflictsWaiting:
        if (length.isEmpty())
            return tr("%n conflict(s) waiting for a person.", nullptr, count);
        //: %1 length of time
        return tr("%n conflict(s) waiting for a person, the oldest for %1.", nullptr, count)
            .arg(length);
    case ReasonKind::ErrorRate:
        if (platform.isEmpty()) {
            //: %1 and %2 percentages
            return tr("%1 of requests fail, the limit is %2.")
                .arg(Format::percent(reason.value), Format::percent(reason.limit));
        }
        //: %1 platform, %2 and %3 percentages
        return tr("%1: %2 of requests fail, the limit is %3.")
            .arg(platform, Format::percent(reason.value), Format::percent(reason.limit));
    case ReasonKind::CheckFailed:
        //: %1 what is checked ("Clock")
        return tr("A health check is not well: %1.").arg(checkName(reason.check));
    case ReasonKind::StoreReadOnly:
        return tr("Nothing can be saved: the store does not take writes.");
    case ReasonKind::DiskLow:
        //: %1 and %2 sizes ("120 MB")
        return tr("The disk is nearly full: %1 free, at least %2 needed.")
            .arg(Format::bytes(static_cast<qint64>(reason.value * 1024 * 1024)),
                 Format::bytes(static_cast<qint64>(reason.limit * 1024 * 1024)));
    case ReasonKind::Draining:
        return tr("The hub is closing: it takes no new edits.");
    }
    return {};
}

Severity ReasonText::severity(const EngineSnapshot &snapshot, Millis age)
{
    if (age > staleAfter || (snapshot.line && snapshot.line->state != LineState::Open))
        return Severity::Unknown;
    Severity worst = snapshot.severity;
    if (snapshot.conflictsWaiting > 0 && worst != Severity::Critical)
        worst = Severity::Warning;
    return worst;
}

QString ReasonText::headline(const EngineSnapshot &snapshot, Millis age)
{
    if (snapshot.line && snapshot.line->state != LineState::Open) {
        //: %1 and %2 times of day
        return tr("Offline since %1. Showing what was known at %2.")
            .arg(Format::time(snapshot.line->since), Format::time(snapshot.takenAt));
    }
    if (age > staleAfter) {
        //: %1 time of day, %2 length of time
        return tr("No news since %1 (%2). Showing what was known then.")
            .arg(Format::time(snapshot.takenAt), Format::duration(age));
    }
    switch (severity(snapshot, age)) {
    case Severity::Ok:
        break;
    case Severity::Unknown:
        if (snapshot.checks.isEmpty())
            return tr("The first health check is not done yet.");
        return tr("Not everything is known yet.");
    case Severity::Warning:
        return tr("Needs attention, for %n reason(s).", nullptr,
                  static_cast<int>(snapshot.reasons.size()));
    case Severity::Critical:
        return tr("Critical, for %n reason(s).", nullptr,
                  static_cast<int>(snapshot.reasons.size()));
    }
    int connected = 0;
    int inSync = 0;
    for (const PlatformStatus &platform : snapshot.platforms) {
        connected += platform.sessions;
        if (platform.severity == Severity::Ok)
            inSync += platform.sessions;
    }
    if (connected == 0)
        return tr("All is well; no device is connected.");
    if (inSync == connected)
        return tr("All is well: %n device(s) in sync.", nullptr, connected);
    //: %1 of %n: how many of the connected devices have everything; the others are a few seconds
    //: behind, which is no trouble yet.
    return tr("All is well: %1 of %n connected device(s) in sync.", nullptr, connected).arg(inSync);
}

QString ReasonText::notKnown()
{
    //: Short, on a card: how a platform is cannot be told now.
    return tr("Not known");
}

QString ReasonText::platformWord(const PlatformStatus &platform)
{
    if (platform.sessions == 0)
        return platform.known == 0 ? tr("Never seen") : Format::severity(Severity::Unknown);
    // What went out a moment ago and is still on the way is no lag: the engine judges that.
    if (platform.behind > 0 && platform.severity != Severity::Ok) {
        //: Short, on a card: so many versions behind.
        return tr("%n behind", nullptr, static_cast<int>(platform.behind));
    }
    // Connected when it was last heard of, and nothing newer is known.
    if (platform.severity == Severity::Unknown && platform.behind == 0)
        return notKnown();
    return Format::severity(platform.severity);
}

QString ReasonText::platformSentence(const PlatformStatus &platform, Millis now)
{
    const QString name = Format::platform(platform.platform);
    if (platform.sessions == 0 && platform.known == 0)
        return tr("No %1 device has ever been connected.").arg(name);
    if (platform.sessions == 0) {
        if (platform.offSince.count() == 0)
            return tr("%1 has no device connected.").arg(name);
        //: %1 platform, %2 time of day, %3 length of time
        return tr("%1 has had no device connected since %2 (%3).")
            .arg(name, Format::moment(platform.offSince, now),
                 Format::duration(now - platform.offSince));
    }
    if (platform.behind > 0 && platform.severity != Severity::Ok) {
        // The device that holds it back is the reason, so it is named.
        const ClientStatus *slowest = nullptr;
        for (const ClientStatus &client : platform.clients) {
            if (client.connected && (!slowest || client.behind > slowest->behind))
                slowest = &client;
        }
        const QString since = platform.behindSince.count() > 0
                                  ? Format::moment(platform.behindSince, now)
                                  : Format::none();
        if (slowest && slowest->behind > 0) {
            //: %1 platform, %2 time of day, %3 name of a device, %4 age ("12 s ago")
            return tr("%1 is %n version(s) behind since %2; %3 is the furthest behind, last "
                      "heard %4.",
                      nullptr, static_cast<int>(platform.behind))
                .arg(name, since, slowest->client.toString(), Format::age(slowest->lastHeard, now));
        }
        //: %1 platform, %2 time of day
        return tr("%1 is %n version(s) behind since %2.", nullptr,
                  static_cast<int>(platform.behind))
            .arg(name, since);
    }
    if (platform.severity == Severity::Unknown) {
        //: %1 platform
        return tr("Whether %1 is in sync is not known now.").arg(name);
    }
    //: %1 platform
    return tr("%1 is in sync with %n device(s).", nullptr, platform.sessions).arg(name);
}

QString ReasonText::checkName(const QString &check)
{
    if (check == u"store-write")
        return tr("saving to the store");
    if (check == u"disk")
        return tr("free disk space");
    if (check == u"hub")
        return tr("the hub for devices");
    if (check == u"http")
        return tr("the HTTP service");
    if (check == u"chain")
        return tr("the event log's chain");
    if (check == u"clock")
        return tr("the clock");
    return check;
}

QString ReasonText::eventKind(const QString &kind)
{
    if (kind == u"put")
        return tr("Changed");
    if (kind == u"delete")
        return tr("Removed");
    if (kind == u"queue")
        return tr("Waits for a person");
    if (kind == u"import")
        return tr("Imported");
    if (kind == u"undo-import")
        return tr("Import taken back");
    if (kind == u"admin")
        return tr("Administration");
    if (kind == u"resolve")
        //: What happened: a person settled a conflict
        return tr("Decided");
    if (kind == u"supersede")
        //: What happened: a conflict has nothing left to decide
        return tr("Nothing left to decide");
    if (kind == u"reopen")
        //: What happened: a conflict
        return tr("Waits again");
    if (kind == u"assign")
        //: What happened: a conflict was given to somebody
        return tr("Assigned");
    if (kind == u"postpone")
        //: What happened: a conflict
        return tr("Postponed");
    if (kind == u"note")
        //: What happened: somebody wrote a note
        return tr("Noted");
    return kind;
}

} // namespace Batanidza
