#pragma once

#include "engine/base/jsonread.h"
#include "engine/base/jsonwrite.h"
#include "engine/commit/committer.h"
#include "engine/commit/writer.h"
#include "engine/content/lessonjson.h"
#include "engine/metrics/registry.h"
#include "engine/runtime/exporter.h"
#include "engine/runtime/importer.h"
#include "engine/runtime/samplecourse.h"
#include "engine/runtime/workerthread.h"
#include "engine/store/blobindex.h"
#include "engine/store/contentstore.h"
#include "engine/store/eventlog.h"
#include "engine/store/workspace.h"

#include <QDir>
#include <QTemporaryDir>

#include <future>

//! A workspace on disk with a running writer, and a folder to import from. For tests.
namespace Batanidza {

class ImportWorld
{
public:
    ImportWorld()
        : m_writer(QStringLiteral("writer"),
                   [this] { return std::make_unique<Writer>(m_clock, m_registry); })
    {
        m_writer.call([this] { opened = m_writer->open(data()).has_value(); });
        QDir().mkpath(source());
    }

    bool opened = false;
    const TenantId tenant{QStringLiteral("demo")};

    [[nodiscard]] QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString source() const { return m_folder.filePath(QStringLiteral("source")); }
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] Writer &writer() { return *m_writer; }

    bool put(const QString &name, const QByteArray &bytes) const
    {
        const QString file = source() + u'/' + name;
        QDir().mkpath(file.left(file.lastIndexOf(u'/')));
        QFile out(file);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
    }

    [[nodiscard]] Result<ImportReport> import(const QString &from = {}, bool rehash = false,
                                              const ProgressReporter &progress = {},
                                              const Cancelled &cancelled = {})
    {
        Importer importer(*m_writer, data());
        return importer.import(from.isEmpty() ? source() : from,
                               {tenant, QStringLiteral("Rudo"), rehash, {}}, progress, cancelled);
    }

    //! Runs in the writer's thread, in a transaction.
    [[nodiscard]] Result<void> perform(std::function<Result<void>(Committer &)> work)
    {
        std::promise<Result<void>> promise;
        m_writer->perform(std::move(work),
                          [&promise](const Result<void> &r) { promise.set_value(r); });
        return promise.get_future().get();
    }

    [[nodiscard]] Result<Receipt> edit(const QString &id, const EditContent &content)
    {
        Result<Receipt> receipt = Error{};
        const auto done = perform([&](Committer &committer) -> Result<void> {
            const auto head = ContentStore(committer.database()).head(tenant, ItemId(id));
            if (!head)
                return head.error();
            Edit made;
            made.id = ItemId(id);
            made.type = *head ? (*head)->type : QStringLiteral("lesson");
            made.content = content;
            if (*head)
                made.base = BaseVersion{(*head)->version, (*head)->hash};
            EditSource from;
            from.platform = QStringLiteral("web");
            receipt = committer.commitOwn(tenant, made, from);
            return {};
        });
        return done ? receipt : Result<Receipt>(done.error());
    }

    [[nodiscard]] qint64 undo(const QString &importId)
    {
        qint64 restored = -1;
        const auto done = perform([&](Committer &committer) -> Result<void> {
            const auto report = committer.undoImport(tenant, importId, QStringLiteral("Rudo"));
            if (!report)
                return report.error();
            restored = report->restored;
            return {};
        });
        return done ? restored : -1;
    }

    template <typename T>
    [[nodiscard]] T read(const std::function<T(Database &)> &work) const
    {
        const auto database = Database::open(storeFile(data()), Database::Mode::ReadOnly);
        return database ? work(**database) : T();
    }

    [[nodiscard]] std::optional<Head> head(const QString &id) const
    {
        return read<std::optional<Head>>([&](Database &database) {
            const auto found = ContentStore(database).head(tenant, ItemId(id));
            return found ? *found : std::nullopt;
        });
    }

    //! "type id version hash" of every live item.
    [[nodiscard]] QStringList items() const
    {
        return read<QStringList>([&](Database &database) {
            QStringList list;
            const auto heads = ContentStore(database).heads(tenant, ItemId(), 100'000);
            if (!heads)
                return list;
            for (const Head &head : *heads) {
                if (!head.deleted)
                    list.append(QStringLiteral("%1 %2 %3 %4")
                                    .arg(head.type, head.id.toString())
                                    .arg(head.version.value())
                                    .arg(head.hash.toHex()));
            }
            return list;
        });
    }

    [[nodiscard]] QStringList blobs() const
    {
        return read<QStringList>([&](Database &database) {
            QStringList list;
            const auto records = BlobIndex(database).list(tenant, Sha256(), 100'000);
            if (!records)
                return list;
            for (const BlobRecord &record : *records)
                list.append(record.hash.toHex());
            return list;
        });
    }

    [[nodiscard]] qint64 sequence() const
    {
        return read<qint64>([&](Database &database) {
            const auto cursor = EventLog(database).head(tenant);
            return cursor ? cursor->sequence.value() : 0;
        });
    }

    //! The bytes of the first sample lesson under another id, without a contentHash.
    [[nodiscard]] static Json lesson(const QString &id, qint64 revision = 1)
    {
        const auto course = sampleCourse();
        for (qsizetype i = 0; i < course->entries().size(); ++i) {
            if (!course->entries().at(i).name.endsWith(u"sna.greetings.001.json"))
                continue;
            QByteArray bytes = course->read(i).value_or(QByteArray());
            bytes.replace("sna.greetings.001", id.toLatin1());
            Json file = readJson(bytes).value_or(Json());
            file.object().remove(u"contentHash");
            file.set(QStringLiteral("revision"), revision);
            return file;
        }
        return {};
    }

    //! The audio that lesson() names.
    [[nodiscard]] static QHash<Sha256, QByteArray> audioOfLesson()
    {
        QHash<Sha256, QByteArray> files;
        const auto wishes = blobWishes(lesson(QStringLiteral("sna.x.1")));
        const auto course = sampleCourse();
        for (qsizetype i = 0; i < course->entries().size(); ++i) {
            for (const BlobWish &wish : wishes) {
                if (course->entries().at(i).name.endsWith(wish.hash.toHex()))
                    files.insert(wish.hash, course->read(i).value_or(QByteArray()));
            }
        }
        return files;
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    Registry m_registry;
    WorkerThread<Writer> m_writer;
};

} // namespace Batanidza
