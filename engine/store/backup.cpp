#include "engine/store/backup.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/store/blobindex.h"
#include "engine/store/migrations.h"
#include "engine/store/query.h"
#include "engine/store/tarfile.h"
#include "engine/store/tenantstore.h"
#include "engine/store/verify.h"
#include "engine/store/workspace.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QSet>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace Batanidza {

namespace {

constexpr qint64 step = 256 * 1024;
constexpr qint64 manifestLimit = 64 * 1024;

QString databaseName()
{
    return QStringLiteral("batanidza.db");
}
QString manifestName()
{
    return QStringLiteral("manifest.json");
}
QString blobName(const Sha256 &hash)
{
    return QStringLiteral("blobs/") + hash.toHex();
}

Error unavailable(const QString &doing, const QFileDevice &file)
{
    const bool full = file.error() == QFileDevice::ResourceError || errno == ENOSPC;
    return Error{full ? ErrorCode::DiskFull : ErrorCode::Unavailable,
                 QStringLiteral("%1 %2: %3").arg(doing, file.fileName(), file.errorString())};
}

Result<Sha256> hashOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unavailable(QStringLiteral("reading"), file);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return unavailable(QStringLiteral("reading"), file);
    return Sha256::fromBytes(hash.result()).value_or(Sha256());
}

//! Removes what it was told about unless it was told that all went well.
class Cleanup
{
public:
    ~Cleanup()
    {
        for (const QString &path : files)
            QFile::remove(path);
        if (!folder.isEmpty())
            QDir(folder).removeRecursively();
    }
    QStringList files;
    QString folder;
};

//! The chain and all rows of a copy; blobs are looked at one by one later.
Result<qint64> verifiedEvents(Database &copy, const JobTick &tick)
{
    const auto verified = verifyStore(copy, BlobStore(QString()), tick);
    if (!verified)
        return verified.error();
    for (const QString &problem : verified->problems) {
        if (!problem.startsWith(u"blob of tenant"))
            return Error{ErrorCode::Corrupt, problem};
    }
    return verified->events;
}

Result<QSet<Sha256>> blobsIn(Database &database)
{
    QSet<Sha256> hashes;
    const auto read = eachRow(database, QStringLiteral("SELECT DISTINCT hash FROM blob"), {},
                              [&](const QSqlQuery &row) { hashes.insert(hashColumn(row, 0)); });
    if (!read)
        return read.error();
    return hashes;
}

} // namespace

Result<BackupReport> backUp(Database &database, const BlobStore &blobs, const QString &file,
                            const JobTick &tick)
{
    Cleanup cleanup;
    const QString copyFile = file + QStringLiteral(".db.part");
    const QString partFile = file + QStringLiteral(".part");
    cleanup.files = {copyFile, copyFile + QStringLiteral("-wal"), copyFile + QStringLiteral("-shm"),
                     partFile};
    for (const QString &path : cleanup.files)
        QFile::remove(path);
    {
        QFile made(copyFile); // its owner's alone from the first byte
        if (!made.open(QIODevice::ReadWrite, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
            return unavailable(QStringLiteral("making"), made);
    }
    if (const auto copied = execute(database, QStringLiteral("VACUUM INTO ?"), {copyFile}); !copied)
        return copied.error();

    BackupReport report;
    QSet<Sha256> wanted;
    {
        auto copy = Database::open(copyFile, Database::Mode::ReadWrite);
        if (!copy)
            return copy.error();
        const auto events = verifiedEvents(**copy, tick);
        if (!events)
            return events.error();
        report.events = *events;
        const auto hashes = blobsIn(**copy);
        if (!hashes)
            return hashes.error();
        wanted = *hashes;
    }
    const auto databaseHash = hashOf(copyFile);
    if (!databaseHash)
        return databaseHash.error();

    QFile part(partFile);
    if (!part.open(QIODevice::ReadWrite, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return unavailable(QStringLiteral("making"), part);
    TarWriter tar(part);
    QFile copy(copyFile);
    if (!copy.open(QIODevice::ReadOnly))
        return unavailable(QStringLiteral("reading"), copy);
    if (const auto done = tar.add(databaseName(), copy, copy.size()); !done)
        return done.error();
    QList<Sha256> ordered(wanted.cbegin(), wanted.cend());
    std::sort(ordered.begin(), ordered.end());
    for (const Sha256 &hash : ordered) {
        if (tick && !tick(report.blobs, ordered.size(), hash.toHex()))
            return Error{ErrorCode::Cancelled, QStringLiteral("the backup was stopped")};
        if (const auto checked = blobs.verify(hash, false); !checked) {
            report.problems.append(checked.error().detail);
            continue;
        }
        const auto blob = blobs.open(hash);
        if (!blob)
            return blob.error();
        if (const auto done = tar.add(blobName(hash), **blob, (*blob)->size()); !done)
            return done.error();
        ++report.blobs;
    }
    QByteArray manifest = writeJson(JsonObject{{QStringLiteral("format"), 1},
                                               {QStringLiteral("database"), databaseHash->toHex()},
                                               {QStringLiteral("events"), report.events},
                                               {QStringLiteral("blobs"), report.blobs}});
    QBuffer buffer(&manifest);
    buffer.open(QIODevice::ReadOnly);
    if (const auto done = tar.add(manifestName(), buffer, manifest.size()); !done)
        return done.error();
    if (const auto done = tar.finish(); !done)
        return done.error();
    report.bytes = part.size();
    part.close();
    if (std::rename(QFile::encodeName(partFile).constData(), QFile::encodeName(file).constData()) !=
        0) {
        return Error{
            ErrorCode::Unavailable,
            QStringLiteral("naming %1: %2").arg(file, QString::fromLocal8Bit(strerror(errno)))};
    }
    return report;
}

Result<BackupReport> restore(const QString &file, const QString &dataFolder, const JobTick &tick)
{
    const auto corrupt = [&](const QString &what) {
        return Error{ErrorCode::Corrupt, QStringLiteral("%1: %2").arg(file, what)};
    };
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly))
        return unavailable(QStringLiteral("reading"), source);
    if (QDir(dataFolder).exists() &&
        !QDir(dataFolder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot)) {
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1 is not empty: restore into a new folder").arg(dataFolder)};
    }
    if (!QDir().mkpath(dataFolder))
        return Error{ErrorCode::Unavailable, QStringLiteral("%1 cannot be made").arg(dataFolder)};
    Cleanup cleanup;
    cleanup.folder = dataFolder;
    const BlobStore blobs(blobFolder(dataFolder));
    const QString part = storeFile(dataFolder) + QStringLiteral(".part");
    BackupReport report;
    report.bytes = source.size();
    Json manifest;
    TarReader tar(source, source.fileName());
    while (true) {
        const auto entry = tar.next();
        if (!entry)
            return entry.error();
        if (!*entry)
            break;
        const QString &name = (*entry)->name;
        if (tick && !tick(source.pos(), source.size(), name))
            return Error{ErrorCode::Cancelled, QStringLiteral("restore was stopped")};
        if (name == databaseName()) {
            QFile to(part);
            if (!to.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                         QFileDevice::ReadOwner | QFileDevice::WriteOwner))
                return unavailable(QStringLiteral("making"), to);
            for (auto bytes = tar.read(step); !bytes || !bytes->isEmpty(); bytes = tar.read(step)) {
                if (!bytes)
                    return bytes.error();
                if (to.write(*bytes) != bytes->size())
                    return unavailable(QStringLiteral("writing"), to);
            }
        } else if (name == manifestName() && (*entry)->bytes <= manifestLimit) {
            const auto bytes = tar.read(manifestLimit);
            const auto json = bytes ? readJson(*bytes) : Result<Json>(bytes.error());
            if (!json)
                return corrupt(json.error().detail);
            manifest = *json;
        } else if (const auto hash = Sha256::fromHex(QStringView(name).mid(6));
                   name.startsWith(u"blobs/") && hash && (*entry)->bytes <= BlobStore::largest) {
            const auto bytes = tar.read(BlobStore::largest);
            if (!bytes)
                return bytes.error();
            if (const auto put = blobs.put(*hash, *bytes); !put)
                return put.error().code == ErrorCode::Invalid ? corrupt(put.error().detail)
                                                              : put.error();
            ++report.blobs;
        } else {
            return corrupt(QStringLiteral("an entry that no backup has"));
        }
    }
    if (manifest[u"format"].toInteger() != 1 || !QFile::exists(part))
        return corrupt(QStringLiteral("this is no backup, or one of a newer program"));
    const auto databaseHash = hashOf(part);
    if (!databaseHash)
        return databaseHash.error();
    if (databaseHash->toHex() != manifest[u"database"].toString() ||
        report.blobs != manifest[u"blobs"].toInteger(-1))
        return corrupt(QStringLiteral("what is in it is not what its manifest says"));
    {
        auto database = Database::open(part, Database::Mode::ReadWrite);
        if (!database)
            return database.error();
        if (const auto migrated = migrate(**database); !migrated)
            return migrated.error();
        const auto events = verifiedEvents(**database, tick);
        if (!events)
            return events.error();
        report.events = *events;
        auto transaction = Transaction::begin(**database);
        if (!transaction)
            return transaction.error();
        if (const auto renewed = TenantStore(**database).renewEpochs(); !renewed)
            return renewed.error();
        if (const auto done = transaction->commit(); !done)
            return done.error();
        const auto hashes = blobsIn(**database);
        if (!hashes)
            return hashes.error();
        for (const Sha256 &hash : *hashes) {
            if (!blobs.contains(hash))
                report.problems.append(
                    QStringLiteral("blob %1 was not in the backup").arg(hash.toHex()));
        }
    } // the last connection folds the log into the file as it closes
    if (!QFile::rename(part, storeFile(dataFolder)))
        return Error{ErrorCode::Unavailable, QStringLiteral("%1 cannot be named").arg(part)};
    cleanup.folder.clear();
    return report;
}

} // namespace Batanidza
