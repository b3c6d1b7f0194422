#include "engine/runtime/runfile.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/workspacelock.h"

#include <QDir>
#include <QFile>
#include <QLocalServer>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace Batanidza {

using namespace Qt::Literals::StringLiterals;

namespace {

QString pathOf(const QString &dataFolder)
{
    return QDir(dataFolder).filePath(u"run.json"_s);
}

bool isAlive(qint64 pid)
{
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

} // namespace

Result<void> RunFile::write(const QString &dataFolder, const RunFile &run)
{
    const QByteArray text = writeJson(Json(JsonObject{{u"pid"_s, run.pid},
                                                      {u"ws"_s, run.webSocketAddress},
                                                      {u"http"_s, run.httpAddress},
                                                      {u"tenant"_s, run.tenant},
                                                      {u"token"_s, run.token},
                                                      {u"control"_s, run.control}})) +
                            '\n';
    const QByteArray path = QFile::encodeName(pathOf(dataFolder));
    // An engine that was killed left its socket behind.
    QFile old(pathOf(dataFolder));
    const auto before =
        old.open(QIODevice::ReadOnly) ? readJson(old.read(64 * 1024)) : Result<Json>(Json());
    if (before && (*before)[u"control"].toString().startsWith(QDir::tempPath() + u"/batanidza-"_s))
        QLocalServer::removeServer((*before)[u"control"].toString());
    const QByteArray fresh = path + ".new";
    ::unlink(fresh.constData());
    const int file = ::open(fresh.constData(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    const bool written = file >= 0 && ::write(file, text.constData(),
                                              static_cast<size_t>(text.size())) == text.size();
    if (file >= 0)
        ::close(file);
    if (!written || ::rename(fresh.constData(), path.constData()) != 0) {
        return Error{ErrorCode::Unavailable, u"%1 could not be written: %2"_s.arg(
                                                 pathOf(dataFolder), qt_error_string(errno))};
    }
    return {};
}

Result<RunFile> RunFile::read(const QString &dataFolder)
{
    const Error none{ErrorCode::NotFound, u"no engine is running on %1"_s.arg(dataFolder)};
    QFile file(pathOf(dataFolder));
    if (!file.open(QIODevice::ReadOnly))
        return none;
    const auto json = readJson(file.read(64 * 1024));
    if (!json)
        return json.error();
    RunFile run;
    run.pid = (*json)[u"pid"].toInteger();
    run.webSocketAddress = (*json)[u"ws"].toString();
    run.httpAddress = (*json)[u"http"].toString();
    run.tenant = (*json)[u"tenant"].toString();
    run.token = (*json)[u"token"].toString();
    run.control = (*json)[u"control"].toString();
    if (!isAlive(run.pid))
        return none;
    // The number may have gone to another program since: who runs here holds the workspace.
    WorkspaceLock lock;
    if (lock.acquire(dataFolder))
        return none;
    return run;
}

void RunFile::remove(const QString &dataFolder)
{
    QFile::remove(pathOf(dataFolder));
}

} // namespace Batanidza
