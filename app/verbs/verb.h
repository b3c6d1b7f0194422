#pragma once

#include "engine/base/result.h"
#include "engine/content/ids.h"
#include "engine/runtime/runfile.h"

#include <QCommandLineParser>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

//! The verbs of batanidzad: each is a thin line over one engine call. Main thread.
namespace Batanidza {

//! What a verb's process ends with. Scripts rely on these numbers.
enum class ExitCode {
    Ok = 0,
    Failed = 1,     //!< something went wrong; one line on standard error says what
    Usage = 2,      //!< the command line is wrong
    Findings = 3,   //!< the work was done and found problems (refused files, damage)
    Locked = 4,     //!< another process holds the workspace
    NotRunning = 5, //!< the verb needs a running engine and there is none
};

struct Verb
{
    QString name;      //!< "import"
    QString arguments; //!< "DIR"
    QString summary;   //!< one line
    QList<QCommandLineOption> options;
    int leastArguments = 0;
    int mostArguments = 0; //!< -1 = any number
    std::function<ExitCode(const QCommandLineParser &parser)> run;
};

// One each, in the file of its name.
[[nodiscard]] Verb serveVerb();
[[nodiscard]] Verb importVerb();
[[nodiscard]] Verb exportVerb();
[[nodiscard]] Verb generateVerb();
[[nodiscard]] Verb verifyVerb();
[[nodiscard]] Verb replayVerb();
[[nodiscard]] Verb statsVerb();
[[nodiscard]] Verb forceSyncVerb();
[[nodiscard]] Verb clearLocalVerb();
[[nodiscard]] Verb drainVerb();
[[nodiscard]] Verb changesVerb();
[[nodiscard]] Verb pushVerb();
[[nodiscard]] Verb tokenVerb();
[[nodiscard]] Verb shonaVerb();
[[nodiscard]] Verb mergeVerb();
[[nodiscard]] Verb previewVerb();
[[nodiscard]] Verb conflictsVerb();
[[nodiscard]] Verb policyVerb();
[[nodiscard]] Verb backupVerb();
[[nodiscard]] Verb cacheVerb();
[[nodiscard]] Verb restoreVerb();
[[nodiscard]] Verb audioVerb();
[[nodiscard]] Verb wordsVerb();
[[nodiscard]] Verb learningVerb();
[[nodiscard]] Verb eraseVerb();

// For their use: one clear line on standard error; text on standard output.
ExitCode fail(const Error &error);
ExitCode usageError(const QString &what);
void say(const QString &line);
//! The option every verb on a workspace has.
[[nodiscard]] QCommandLineOption dataOption();
//! "--tenant", and what it says (default: demo).
[[nodiscard]] QCommandLineOption tenantOption();
[[nodiscard]] TenantId tenantOf(const QCommandLineParser &parser);
//! The engine that runs on the folder, where one does and it serves `tenant`. Errors: not_found
//! (none runs), unsupported (it serves another tenant).
[[nodiscard]] Result<RunFile> runningEngine(const QString &folder, const TenantId &tenant);
//! The folder of --data, or the default one; `not_found` where it must exist and does not.
[[nodiscard]] Result<QString> dataFolder(const QCommandLineParser &parser, bool mustExist);

} // namespace Batanidza
