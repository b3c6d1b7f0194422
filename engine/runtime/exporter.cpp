#include "engine/runtime/exporter.h"

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/content/lessonjson.h"
#include "engine/store/blobindex.h"
#include "engine/store/blobstore.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/workspace.h"

#include <QDir>
#include <QSaveFile>
#include <QSet>

namespace Batanidza {

namespace {

constexpr qint64 headsAtOnce = 500;
constexpr qint64 tellEvery = 64;

//! A file name of an item: what some file systems or an import would not take is written as %XX.
QString fileNameOf(const ItemId &id)
{
    QString name;
    for (const QChar c : id.toString()) {
        if (c == u':' || (c == u'.' && name.isEmpty()))
            name += u'%' + QString::number(c.unicode(), 16).toUpper();
        else
            name += c;
    }
    return name + QStringLiteral(".json");
}

class ExportRun
{
public:
    ExportRun(Database &database, ReadBlob readBlob, QString folder, const TenantId &tenant,
              const ProgressReporter &progress, const Cancelled &cancelled)
        : m_content(database)
        , m_index(database)
        , m_readBlob(std::move(readBlob))
        , m_folder(std::move(folder))
        , m_tenant(tenant)
        , m_progress(progress)
        , m_cancelled(cancelled)
    {}

    [[nodiscard]] Result<ExportReport> run()
    {
        const auto counts = m_content.counts(m_tenant);
        if (!counts)
            return counts.error();
        m_total = counts->items;
        ItemId after;
        while (true) {
            const auto heads = m_content.heads(m_tenant, after, headsAtOnce);
            if (!heads)
                return heads.error();
            if (heads->isEmpty())
                break;
            after = heads->last().id;
            for (const Head &head : *heads) {
                if (m_cancelled && m_cancelled())
                    return Error{ErrorCode::Cancelled,
                                 QStringLiteral("stopped; the folder holds a part only")};
                if (head.deleted)
                    continue;
                if (const auto done = item(head); !done)
                    return done.error();
                tell(head.id.toString());
            }
        }
        if (!m_documents.isEmpty()) {
            const auto done = write(sidecarName.toString(), writeSidecar(m_documents));
            if (!done)
                return done.error();
        }
        return m_report;
    }

private:
    void tell(const QString &current)
    {
        if (m_progress && (m_report.items % tellEvery == 0 || m_report.items == m_total))
            m_progress({QStringLiteral("export"), m_report.items, m_total, current});
    }

    void remark(const QString &file, const Error &error, const QString &rule,
                const QString &pointer, const QString &fix, bool refused)
    {
        m_report.reports.append({file, error, rule, pointer, fix, refused});
    }

    Result<void> item(const Head &head)
    {
        const QString name = fileNameOf(head.id);
        const auto canonical = m_content.body(m_tenant, head.hash);
        const auto body = canonical ? readJson(*canonical) : Result<Json>(canonical.error());
        if (!body) {
            remark(name, body.error(), QStringLiteral("body"), {},
                   QStringLiteral("run verify; a backup or another device may still have it"),
                   true);
            return {};
        }
        const auto written =
            head.type == u"lesson" ? lesson(head, *body) : document(head, *canonical);
        if (!written)
            return written;
        ++m_report.items;
        for (const BlobWish &wish : blobWishes(*body)) {
            if (const auto done = blob(name, wish); !done)
                return done;
        }
        return {};
    }

    //! As a lesson file where importing it gives the same again, else as it lies in the store.
    Result<void> lesson(const Head &head, const Json &body)
    {
        const QByteArray bytes =
            body.isObject() ? writeJsonIndented(fileJson(body, {.revision = head.version.value(),
                                                                .contentHash = {},
                                                                .updatedAt = head.editedAt}))
                            : QByteArray();
        const ImportReading again = readLessonFile(fileNameOf(head.id), bytes, false);
        if (!again.item || again.item->id != head.id || again.item->hash != head.hash ||
            again.item->revision != head.version)
            return document(head, writeJson(body));
        return write(QStringLiteral("lessons/") + fileNameOf(head.id), bytes);
    }

    Result<void> document(const Head &head, const QByteArray &bytes)
    {
        const QString path = QStringLiteral("documents/") + fileNameOf(head.id);
        m_documents.insert(path, {head.id, head.type, head.version, head.at});
        return write(path, bytes);
    }

    Result<void> blob(const QString &file, const BlobWish &wish)
    {
        if (m_seen.contains(wish.hash))
            return {};
        m_seen.insert(wish.hash);
        const auto known = m_index.find(m_tenant, wish.hash);
        if (!known)
            return known.error();
        const auto bytes =
            *known ? m_readBlob(wish.hash)
                   : Result<QByteArray>(Error{ErrorCode::NotFound,
                                              QStringLiteral("this workspace does not have the "
                                                             "file with the SHA-256 %1")
                                                  .arg(wish.hash.toHex()),
                                              {}});
        if (!bytes) {
            remark(file, bytes.error(), QStringLiteral("missing-file"), wish.pointer,
                   QStringLiteral("import the lesson again together with that file"), false);
            return {};
        }
        const QString hex = wish.hash.toHex();
        const auto done =
            write(QStringLiteral("audio/%1/%2/%3").arg(hex.left(2), hex.mid(2, 2), hex), *bytes);
        if (done)
            ++m_report.blobs;
        return done;
    }

    Result<void> write(const QString &path, const QByteArray &bytes)
    {
        const QString name = m_folder + u'/' + path;
        QSaveFile file(name);
        if (!QDir().mkpath(name.left(name.lastIndexOf(u'/'))) || !file.open(QIODevice::WriteOnly) ||
            file.write(bytes) != bytes.size() || !file.commit())
            return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                                    : ErrorCode::Unavailable,
                         QStringLiteral("%1: cannot be written: %2").arg(name, file.errorString())};
        m_report.bytes += bytes.size();
        return {};
    }

    ContentStore m_content;
    BlobIndex m_index;
    const ReadBlob m_readBlob;
    QString m_folder;
    TenantId m_tenant;
    const ProgressReporter &m_progress;
    const Cancelled &m_cancelled;
    qint64 m_total = 0;
    ExportReport m_report;
    QHash<QString, DocumentEntry> m_documents;
    QSet<Sha256> m_seen;
};

} // namespace

Exporter::Exporter(QString dataFolder, ReadBlob readBlob)
    : m_dataFolder(std::move(dataFolder))
    , m_readBlob(std::move(readBlob))
{
    if (!m_readBlob) {
        m_readBlob = [blobs = BlobStore(blobFolder(m_dataFolder))](const Sha256 &hash) {
            return blobs.read(hash);
        };
    }
}

Result<ExportReport> Exporter::exportTo(const QString &folder, const TenantId &tenant,
                                        const ProgressReporter &progress,
                                        const Cancelled &cancelled)
{
    const QDir target(folder);
    if (!target.mkpath(QStringLiteral(".")))
        return Error{ErrorCode::Unavailable,
                     QStringLiteral("%1: the folder cannot be made").arg(folder)};
    if (!target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1: the folder is not empty, and what is in it would be "
                                    "imported too; choose an empty one")
                         .arg(folder)};
    const auto database = Database::open(storeFile(m_dataFolder), Database::Mode::ReadOnly);
    if (!database)
        return database.error();
    if (const auto log = EventLog(**database).head(tenant); !log)
        return log.error();
    ExportRun run(**database, m_readBlob, target.absolutePath(), tenant, progress, cancelled);
    return run.run();
}

} // namespace Batanidza
