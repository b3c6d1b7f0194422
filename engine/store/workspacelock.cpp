#include "engine/store/workspacelock.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"

#include <QFile>
#include <QSysInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace Batanidza {

Result<void> WorkspaceLock::acquire(const QString &dataFolder)
{
    Q_ASSERT(!isHeld());
    const QString path = dataFolder + QStringLiteral("/lock");
    const int descriptor =
        ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("%1 cannot be opened: %2")
                         .arg(path, QString::fromLocal8Bit(strerror(errno)))};
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor);
        QFile file(path);
        QString holder = QStringLiteral("another process");
        if (file.open(QIODevice::ReadOnly)) {
            const auto said = readJson(file.read(4096));
            if (said && (*said)[u"pid"].isInteger()) {
                holder = QStringLiteral("process %1 on %2")
                             .arg((*said)[u"pid"].toInteger())
                             .arg((*said)[u"host"].toString());
            }
        }
        return Error{
            ErrorCode::Locked,
            QStringLiteral("the workspace %1 is held by %2: use that one, or stop it first")
                .arg(dataFolder, holder)};
    }
    const QByteArray text =
        writeJson(JsonObject{{QStringLiteral("pid"), qint64(::getpid())},
                             {QStringLiteral("host"), QSysInfo::machineHostName()}});
    if (::ftruncate(descriptor, 0) != 0 ||
        ::pwrite(descriptor, text.constData(), size_t(text.size()), 0) != text.size()) {
        ::close(descriptor);
        return Error{ErrorCode::Unavailable, QStringLiteral("%1 cannot be written").arg(path)};
    }
    m_descriptor = descriptor;
    return {};
}

void WorkspaceLock::release()
{
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
}

} // namespace Batanidza
