#include "app/verbs/controlcall.h"
#include "app/verbs/verb.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/platform.h"

#include <QLocale>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString costText(const Json &report)
{
    return u"%1 devices, %2 items, about %3"_s.arg(report[u"devices"].toInteger())
        .arg(report[u"items"].toInteger())
        .arg(QLocale::c().formattedDataSize(report[u"bytes"].toInteger()));
}

//! `clear` cannot be undone, so it says what it costs and wants to be told --yes.
ExitCode resync(const QCommandLineParser &parser, bool clear)
{
    const auto folder = dataFolder(parser, true);
    if (!folder)
        return fail(folder.error());
    const QString device = parser.value(u"device"_s);
    const QString platform = parser.value(u"platform"_s);
    if (!device.isEmpty() && !platform.isEmpty())
        return usageError(u"either --device or --platform"_s);
    if (!device.isEmpty() && !isValidClientId(device))
        return usageError(u"--device takes a client's id"_s);
    if (!platform.isEmpty() && !platformFromName(platform))
        return usageError(u"--platform takes web, ios, android, desktop or watchos"_s);
    const auto run = runningEngine(*folder, tenantOf(parser));
    if (!run) {
        (void)fail(run.error());
        return run.error().code == ErrorCode::NotFound ? ExitCode::NotRunning : ExitCode::Failed;
    }
    const bool dry = parser.isSet(u"dry-run"_s) || (clear && !parser.isSet(u"yes"_s));
    const auto report = controlCall(
        run->control, clear ? u"clear-local"_s : u"force-sync"_s,
        Json(JsonObject{{u"client"_s, device}, {u"platform"_s, platform}, {u"dryRun"_s, dry}}));
    if (!report)
        return fail(report.error());
    if (parser.isSet(u"json"_s))
        say(QString::fromUtf8(writeJson(*report)));
    else if (!dry)
        say(u"ordered at %1 of the log: %2"_s.arg((*report)[u"seq"].toInteger())
                .arg(costText(*report)));
    else if (clear && !parser.isSet(u"dry-run"_s))
        say(u"would drop and fetch again: %1; nothing was done, say --yes to do it"_s.arg(
            costText(*report)));
    else
        say(u"would cost: %1; nothing was done"_s.arg(costText(*report)));
    return ExitCode::Ok;
}

QList<QCommandLineOption> options()
{
    return {dataOption(),
            tenantOption(),
            {u"device"_s, u"this device alone (default: all)"_s, u"ID"_s},
            {u"platform"_s, u"the devices of this platform"_s, u"PLATFORM"_s},
            {u"dry-run"_s, u"only say what it would cost"_s},
            {u"json"_s, u"one JSON line"_s}};
}

} // namespace

Verb forceSyncVerb()
{
    return {u"force-sync"_s,
            {},
            u"have devices compare all their content with the running engine's"_s,
            options(),
            0,
            0,
            [](const QCommandLineParser &parser) { return resync(parser, false); }};
}

Verb clearLocalVerb()
{
    auto all = options();
    all.append(QCommandLineOption(u"yes"_s, u"do it; without it only the cost is said"_s));
    return {u"clear-local"_s,
            {},
            u"have devices drop their content and fetch it again; unsent edits stay"_s,
            all,
            0,
            0,
            [](const QCommandLineParser &parser) { return resync(parser, true); }};
}

} // namespace Batanidza
