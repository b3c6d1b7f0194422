#include "engine/store/blobstore.h"

#include "engine/base/logging.h"
#include "engine/store/blobfile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QMutex>
#include <QRandomGenerator>
#include <QThreadPool>

#include <atomic>
#include <cerrno>

#include <unistd.h>

namespace Batanidza {

namespace {

constexpr qint64 readStep = 256 * 1024;
//! They wait for the disk, not for a processor.
constexpr int putThreads = 4;

Error notFound(const Sha256 &hash)
{
    return Error{ErrorCode::NotFound, QStringLiteral("there is no blob %1").arg(hash.toHex())};
}

Error tooLarge()
{
    return Error{ErrorCode::TooLarge,
                 QStringLiteral("a blob has at most %1 bytes").arg(BlobStore::largest)};
}

//! Calls `work` with every number below `count`, from several threads at once; begins no more after
//! the first error, which it gives.
Result<void> inThreads(qsizetype count, const std::function<Result<void>(qsizetype)> &work)
{
    std::atomic<qsizetype> next{0};
    QMutex mutex;
    Result<void> outcome;
    QThreadPool pool;
    pool.setMaxThreadCount(putThreads);
    for (int i = 0; i < putThreads && i < count; ++i) {
        pool.start([&] {
            for (qsizetype at = next++; at < count; at = next++) {
                const auto done = work(at);
                if (done)
                    continue;
                next = count;
                const QMutexLocker lock(&mutex);
                outcome = done;
            }
        });
    }
    pool.waitForDone();
    return outcome;
}

Result<Sha256> hashOfFile(QFile &file)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    QByteArray part(readStep, Qt::Uninitialized);
    if (!file.seek(0))
        return fileError(QStringLiteral("reading ") + file.fileName(), EIO);
    while (true) {
        const qint64 got = file.read(part.data(), part.size());
        if (got < 0)
            return fileError(QStringLiteral("reading ") + file.fileName(), EIO);
        if (got == 0)
            break;
        hash.addData(QByteArrayView(part.constData(), got));
    }
    return Sha256::fromBytes(hash.result()).value_or(Sha256());
}

} // namespace

QString BlobStore::path(const Sha256 &hash) const
{
    const QString hex = hash.toHex();
    return m_folder + u'/' + hex.first(2) + u'/' + hex.sliced(2, 2) + u'/' + hex;
}

QString BlobStore::uploadPath(const TenantId &tenant, const Sha256 &hash) const
{
    return partialFolder() + QStringLiteral("/%1.%2").arg(hash.toHex(), tenant.toString());
}

//! Syncs `file`, which holds the right bytes, and gives it its name, which is durable when the
//! folders that are added to `folders` are synced.
Result<void> BlobStore::place(QFile &file, const Sha256 &hash, QSet<QString> &folders) const
{
    const QString target = path(hash);
    const QString folder = QFileInfo(target).path();
    const bool newFolder = !QDir(folder).exists();
    if (newFolder && !QDir().mkpath(folder))
        return fileError(QStringLiteral("making ") + folder, errno);
    if (::fdatasync(file.handle()) != 0)
        return fileError(QStringLiteral("syncing ") + file.fileName(), errno);
    if (::rename(QFile::encodeName(file.fileName()).constData(),
                 QFile::encodeName(target).constData()) != 0)
        return fileError(QStringLiteral("naming ") + target, errno);
    folders.insert(folder);
    if (newFolder)
        folders += {QFileInfo(folder).path(), m_folder};
    return {};
}

Result<void> BlobStore::put(const Sha256 &hash, QByteArrayView bytes) const
{
    QSet<QString> folders;
    const auto written = write(hash, bytes, folders);
    return written ? syncFolders(folders) : written;
}

Result<void> BlobStore::putMany(const QList<BlobBytes> &blobs) const
{
    QMutex mutex;
    QSet<QString> folders;
    const auto written = inThreads(blobs.size(), [&](qsizetype i) {
        QSet<QString> touched;
        const auto done = write(blobs[i].hash, blobs[i].bytes, touched);
        const QMutexLocker lock(&mutex);
        folders += touched;
        return done;
    });
    if (!written)
        return written;
    const QStringList list(folders.cbegin(), folders.cend());
    return inThreads(list.size(), [&](qsizetype i) { return syncFolder(list[i]); });
}

//! put(), but for the folders: see place().
Result<void> BlobStore::write(const Sha256 &hash, QByteArrayView bytes,
                              QSet<QString> &folders) const
{
    if (bytes.size() > largest)
        return tooLarge();
    if (Sha256::of(bytes) != hash) {
        return Error{
            ErrorCode::Invalid,
            QStringLiteral("these bytes are not the blob %1; send them again").arg(hash.toHex())};
    }
    if (verify(hash, false))
        return {};
    const QString folder = partialFolder();
    if (!QDir().mkpath(folder))
        return fileError(QStringLiteral("making ") + folder, errno);
    QFile file(folder + u'/' +
               QStringLiteral("put-%1").arg(QRandomGenerator::system()->generate64(), 16, 16,
                                            QLatin1Char('0')));
    if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
        return fileError(QStringLiteral("opening ") + file.fileName(), errno);
    auto done = writeAll(file, bytes);
    if (done)
        done = place(file, hash, folders);
    if (!done)
        QFile::remove(file.fileName());
    return done;
}

qint64 BlobStore::uploadOffset(const TenantId &tenant, const Sha256 &hash) const
{
    return QFileInfo(uploadPath(tenant, hash)).size();
}

Result<void> BlobStore::appendUpload(const TenantId &tenant, const Sha256 &hash, qint64 offset,
                                     QByteArrayView bytes) const
{
    if (offset < 0 || offset > largest || bytes.size() > largest - offset)
        return tooLarge();
    if (!QDir().mkpath(partialFolder()))
        return fileError(QStringLiteral("making ") + m_folder, errno);
    QFile file(uploadPath(tenant, hash));
    if (!file.open(QIODevice::ReadWrite | QIODevice::Append | QIODevice::Unbuffered))
        return fileError(QStringLiteral("opening ") + file.fileName(), errno);
    if (file.size() != offset) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("the upload of %1 goes on at byte %2, not at %3")
                         .arg(hash.toHex())
                         .arg(file.size())
                         .arg(offset)};
    }
    const auto done = writeAll(file, bytes);
    if (!done && ::ftruncate(file.handle(), offset) != 0)
        QFile::remove(file.fileName());
    return done;
}

Result<void> BlobStore::finishUpload(const TenantId &tenant, const Sha256 &hash) const
{
    QFile file(uploadPath(tenant, hash));
    if (!file.exists())
        return Error{ErrorCode::NotFound,
                     QStringLiteral("there is no upload of %1").arg(hash.toHex())};
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fileError(QStringLiteral("opening ") + file.fileName(), errno);
    const auto found = hashOfFile(file);
    if (!found)
        return found.error();
    if (*found != hash) {
        dropUpload(tenant, hash);
        return Error{
            ErrorCode::Invalid,
            QStringLiteral("the bytes that came are %1, not %2; send them again from the start")
                .arg(found->toHex(), hash.toHex())};
    }
    if (verify(hash, false)) {
        dropUpload(tenant, hash);
        return {};
    }
    QSet<QString> folders;
    const auto placed = place(file, hash, folders);
    return placed ? syncFolders(folders) : placed;
}

void BlobStore::dropUpload(const TenantId &tenant, const Sha256 &hash) const
{
    QFile::remove(uploadPath(tenant, hash));
}

bool BlobStore::contains(const Sha256 &hash) const
{
    return QFile::exists(path(hash));
}

bool BlobStore::contains(const Sha256 &hash, qint64 bytes) const
{
    const QFileInfo file(path(hash));
    return file.exists() && file.size() == bytes;
}

Result<qint64> BlobStore::size(const Sha256 &hash) const
{
    const QFileInfo file(path(hash));
    return file.exists() ? Result<qint64>(file.size()) : notFound(hash);
}

Result<std::unique_ptr<QFile>> BlobStore::open(const Sha256 &hash) const
{
    auto file = std::make_unique<QFile>(path(hash));
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return contains(hash) ? fileError(QStringLiteral("opening ") + file->fileName(), errno)
                              : notFound(hash);
    return file;
}

Result<QByteArray> BlobStore::read(const Sha256 &hash) const
{
    const auto file = open(hash);
    if (!file)
        return file.error();
    QByteArray bytes = (*file)->size() <= largest ? (*file)->readAll() : QByteArray();
    if (Sha256::of(bytes) == hash)
        return bytes;
    putAside(hash);
    return Error{ErrorCode::Corrupt,
                 QStringLiteral("blob %1 was damaged and is put aside; it can be sent again")
                     .arg(hash.toHex())};
}

Result<void> BlobStore::verify(const Sha256 &hash, bool quarantine) const
{
    const auto file = open(hash);
    if (!file)
        return file.error();
    const auto found = hashOfFile(**file);
    if (!found)
        return found.error();
    if (*found == hash)
        return {};
    if (quarantine)
        putAside(hash);
    return Error{
        ErrorCode::Corrupt,
        QStringLiteral("blob %1: its bytes have the hash %2").arg(hash.toHex(), found->toHex())};
}

Result<void> BlobStore::each(const std::function<bool(const Sha256 &, qint64)> &next) const
{
    const QDir::Filters folders = QDir::Dirs | QDir::NoDotAndDotDot;
    const QDir root(m_folder);
    for (const QString &first : root.entryList(folders, QDir::Name)) {
        if (first.size() != 2)
            continue;
        const QDir outer(root.filePath(first));
        for (const QString &second : outer.entryList(folders, QDir::Name)) {
            const QDir inner(outer.filePath(second));
            for (const QFileInfo &file : inner.entryInfoList(QDir::Files, QDir::Name)) {
                const auto hash = Sha256::fromHex(file.fileName());
                if (hash && !next(*hash, file.size()))
                    return {};
            }
        }
    }
    return {};
}

//! A damaged blob loses its name, so that nobody is given it and a sender can put it again.
void BlobStore::putAside(const Sha256 &hash) const
{
    const QString folder = m_folder + QStringLiteral("/damaged");
    const QString aside = folder + u'/' + hash.toHex();
    QDir().mkpath(folder);
    QFile::remove(aside);
    if (QFile::rename(path(hash), aside))
        qCWarning(lcStore) << "a damaged blob was put aside:" << hash.toHex();
}

} // namespace Batanidza
