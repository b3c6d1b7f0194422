#include "app/commandline.h"

#include "app/verbs/verb.h"
#include "engine/store/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QStandardPaths>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QList<Verb> allVerbs()
{
    return {serveVerb(),     importVerb(),    exportVerb(),     generateVerb(), pushVerb(),
            changesVerb(),   statsVerb(),     verifyVerb(),     replayVerb(),   backupVerb(),
            restoreVerb(),   tokenVerb(),     shonaVerb(),      mergeVerb(),    previewVerb(),
            conflictsVerb(), forceSyncVerb(), clearLocalVerb(), drainVerb(),    cacheVerb(),
            policyVerb(),    audioVerb(),     wordsVerb(),      learningVerb(), eraseVerb()};
}

QString overview(const QList<Verb> &verbs)
{
    QString text = u"batanidzad %1: the Batanidza engine without a window\n\n"
                   "Usage: batanidzad VERB [OPTION...] [ARGUMENT...]\n\nVerbs:\n"_s.arg(
                       QStringLiteral(BATANIDZA_VERSION));
    for (const Verb &verb : verbs)
        text += u"  %1 %2\n"_s.arg(verb.name, -11).arg(verb.summary);
    text += u"\nbatanidzad VERB --help tells more about one verb.\n"
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 done with findings, 4 the workspace is\n"
            "held by another process, 5 no engine is running.\n"_s;
    return text;
}

void print(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

QString verbHelp(const Verb &verb, const QList<QCommandLineOption> &options)
{
    QString text = u"Usage: batanidzad %1 [OPTION...] %2\n\n%3\n\nOptions:\n"_s.arg(
        verb.name, verb.arguments, verb.summary);
    for (const QCommandLineOption &option : options) {
        QString names;
        for (const QString &name : option.names())
            names +=
                (names.isEmpty() ? u""_s : u", "_s) + (name.size() == 1 ? u"-"_s : u"--"_s) + name;
        if (!option.valueName().isEmpty())
            names += u' ' + option.valueName();
        text += u"  %1 %2\n"_s.arg(names, -26).arg(option.description());
    }
    return text;
}

} // namespace

ExitCode fail(const Error &error)
{
    print(stderr, u"batanidzad: %1 (%2)\n"_s.arg(error.detail, errorName(error.code)));
    return error.code == ErrorCode::Locked ? ExitCode::Locked : ExitCode::Failed;
}

ExitCode usageError(const QString &what)
{
    print(stderr, u"batanidzad: %1\n"_s.arg(what));
    return ExitCode::Usage;
}

void say(const QString &line)
{
    print(stdout, line + u'\n');
}

QCommandLineOption dataOption()
{
    return {u"data"_s, u"the workspace's folder (default: your own workspace)"_s, u"DIR"_s};
}

QCommandLineOption tenantOption()
{
    return {u"tenant"_s, u"whose content (default: demo)"_s, u"NAME"_s};
}

TenantId tenantOf(const QCommandLineParser &parser)
{
    return TenantId(parser.isSet(u"tenant"_s) ? parser.value(u"tenant"_s) : u"demo"_s);
}

Result<RunFile> runningEngine(const QString &folder, const TenantId &tenant)
{
    auto run = RunFile::read(folder);
    if (run && run->tenant != tenant.toString()) {
        return Error{
            ErrorCode::Unsupported,
            u"the engine running on %1 serves the tenant %2; stop it first, or say --tenant %2"_s
                .arg(folder, run->tenant)};
    }
    return run;
}

Result<QString> dataFolder(const QCommandLineParser &parser, bool mustExist)
{
    QString folder = parser.value(u"data"_s);
    if (folder.isEmpty()) {
        folder = QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation))
                     .filePath(u"batanidza/workspace"_s);
    }
    folder = QFileInfo(folder).absoluteFilePath();
    if (mustExist && !QFileInfo::exists(storeFile(folder))) {
        return Error{
            ErrorCode::NotFound,
            u"%1 holds no workspace; name one with --data DIR, or make one with batanidzad import or serve"_s
                .arg(folder)};
    }
    return folder;
}

int runCommandLine(const QStringList &arguments)
{
    const QList<Verb> verbs = allVerbs();
    const QString name = arguments.value(1);
    if (name.isEmpty() || name == u"--help" || name == u"-h" || name == u"help") {
        print(name.isEmpty() ? stderr : stdout, overview(verbs));
        return static_cast<int>(name.isEmpty() ? ExitCode::Usage : ExitCode::Ok);
    }
    if (name == u"--version") {
        say(u"batanidzad "_s + QStringLiteral(BATANIDZA_VERSION));
        return 0;
    }
    const auto verb = std::find_if(verbs.cbegin(), verbs.cend(),
                                   [&](const Verb &candidate) { return candidate.name == name; });
    if (verb == verbs.cend()) {
        return static_cast<int>(
            usageError(u"there is no verb \"%1\"; batanidzad --help lists them"_s.arg(name)));
    }

    QList<QCommandLineOption> options = verb->options;
    options.append(QCommandLineOption({u"h"_s, u"help"_s}, u"this text"_s));
    QCommandLineParser parser;
    parser.addOptions(options);
    QStringList rest = arguments;
    rest.removeAt(1);
    if (!parser.parse(rest))
        return static_cast<int>(usageError(u"%1: %2"_s.arg(name, parser.errorText())));
    if (parser.isSet(u"help"_s)) {
        print(stdout, verbHelp(*verb, options));
        return 0;
    }
    const auto given = parser.positionalArguments().size();
    if (given < verb->leastArguments || (verb->mostArguments >= 0 && given > verb->mostArguments)) {
        return static_cast<int>(
            usageError(u"usage: batanidzad %1 [OPTION...] %2"_s.arg(name, verb->arguments)));
    }
    // What a short verb has to say stands in its answer; a server keeps a log.
    if (name != u"serve")
        QLoggingCategory::setFilterRules(u"batanidza.*.info=false"_s);
    return static_cast<int>(verb->run(parser));
}

} // namespace Batanidza
