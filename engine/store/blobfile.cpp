#include "engine/store/blobfile.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace Batanidza {

Error fileError(const QString &doing, int number)
{
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    return Error{full ? ErrorCode::DiskFull : ErrorCode::Unavailable,
                 QStringLiteral("%1: %2").arg(doing, QString::fromLocal8Bit(strerror(number)))};
}

Result<void> writeAll(QFile &file, QByteArrayView bytes)
{
    // Unbuffered, so that errno is that of the write itself.
    qint64 written = 0;
    while (written < bytes.size()) {
        const ssize_t step =
            ::write(file.handle(), bytes.data() + written, size_t(bytes.size() - written));
        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return fileError(QStringLiteral("writing ") + file.fileName(), errno);
        written += step;
    }
    return {};
}

Result<void> syncFolder(const QString &folder)
{
    const int descriptor =
        ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int number = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    return done ? Result<void>() : fileError(QStringLiteral("syncing ") + folder, number);
}

Result<void> syncFolders(const QSet<QString> &folders)
{
    for (const QString &folder : folders) {
        if (const auto done = syncFolder(folder); !done)
            return done;
    }
    return {};
}

} // namespace Batanidza
